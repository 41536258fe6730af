using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// A compressed file as the only partition of a topic. It can only be read from its start on, so the decompressor stays open between
/// batches: reading it in many batches is one pass. Its places have no byte, since a byte would not help to find them.
/// </summary>
internal sealed class CompressedPartition(string path, FileTopicSourceOptions options) : IPartition
{
    private readonly FileInfo _info = new(path);
    private readonly Lock _reading = new();
    private (long Length, DateTime Written) _seen = (0, DateTime.MinValue);
    private CompressedPass? _pass;

    public PartitionOffset End { get; private set; }

    public int Generation { get; private set; }

    public PartitionOffset Refresh()
    {
        _info.Refresh();
        var now = _info.Exists ? (_info.Length, _info.LastWriteTimeUtc) : (0, DateTime.MinValue);
        if (now == _seen)
        {
            return End;
        }

        var (records, torn) = _info.Exists ? CompressedPass.Count(path) : (0, 0);
        if (torn > 0)
        {
            options.Warn?.Invoke($"{path}: the last {torn} bytes have no newline, so they are not a record");
        }

        if (records < End.Record)
        {
            DataLoss.Report($"{path} was cut or replaced: it has {records} records now, but {End.Record} had been seen.", options);
            Generation++;
        }

        lock (_reading)
        {
            _pass?.Dispose();
            _pass = null;
        }

        _seen = now;
        End = new PartitionOffset(records, 0);
        return End;
    }

    public bool IsPlausible(PartitionOffset place) => place.Record <= End.Record;

    public PartitionOffset Locate(long record, PartitionOffset known) => new(record, 0);

    public long AppendedAt(PartitionOffset place) => Micros;

    public PartitionOffset? LocateTime(long micros) => Micros >= micros && End.Record > 0 ? PartitionOffset.Start : null;

    public IReadOnlyList<PartitionOffset> Cut(PartitionOffset start, PartitionOffset endExclusive, long pieceBytes) => [];

    public void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation)
    {
        lock (_reading)
        {
            if (_pass is null || _pass.Record > split.Start.Record)
            {
                _pass?.Dispose();
                _pass = new CompressedPass(path, split.Partition.Number, options.MaxRecordBytes);
            }

            _pass.SkipTo(split.Start.Record, cancellation);
            _pass.Read(split.EndExclusive.Record, consumer, Micros, cancellation);
        }
    }

    public void Dispose() => _pass?.Dispose();

    private long Micros => EpochTime.Milliseconds(_seen.Written == DateTime.MinValue ? DateTime.UnixEpoch : _seen.Written);
}
