using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// Follows the end of a partition's file. The file is opened by name whenever it has changed, and compared with what was there before,
/// so that a file put in its place is noticed.
/// </summary>
internal sealed class PartitionTail(string path, string? indexPath, FileTopicSourceOptions options)
{
    /// <summary>Counting less than this takes no longer than asking the index.</summary>
    private const long WorthTheIndexBytes = 1024 * 1024;

    private readonly FileInfo _info = new(path);
    private (long Length, DateTime Written) _seen = (0, DateTime.MinValue);
    private long _scanned;
    private uint? _fingerprint = DataFingerprint.Of([]);
    private bool _hasWarnedOfTornLine;

    /// <summary>The place after the last complete record.</summary>
    public PartitionOffset End { get; private set; }

    /// <summary>Counts how often the file turned out to be another than before.</summary>
    public int Generation { get; private set; }

    public Anchors Anchors { get; } = new();

    /// <summary>When the file was last changed, in microseconds since the epoch.</summary>
    public long ChangedMicros => EpochTime.Milliseconds(_seen.Written == DateTime.MinValue ? DateTime.UnixEpoch : _seen.Written);

    /// <summary>Whether nobody is going to end the last line, because the file is not part of a topic that is written to.</summary>
    public bool WarnsOfTornLine { get; init; }

    /// <summary>Looks for appended records. Costs one question to the system when nothing has changed.</summary>
    public void Refresh()
    {
        _info.Refresh();
        if (!_info.Exists)
        {
            OnMissing();
            return;
        }

        var now = (_info.Length, _info.LastWriteTimeUtc);
        if (now == _seen)
        {
            return;
        }

        using (var data = FileBytes.OpenRead(path))
        {
            if (DataFingerprint.Read(data, End.Byte) != _fingerprint)
            {
                DataLoss.Report($"{path} was cut or replaced: record {End.Record} no longer starts at byte {End.Byte}.", options);
                Reset();
            }

            Advance(data, RandomAccess.GetLength(data));
        }

        _seen = now;
    }

    private void Advance(SafeFileHandle data, long length)
    {
        if (length - _scanned > WorthTheIndexBytes && indexPath is not null)
        {
            JumpByIndex(data);
        }

        End = LineScan.FindEnd(data, End, _scanned, length, Anchors.Add);
        _scanned = Math.Max(length, _scanned);
        _fingerprint = DataFingerprint.Read(data, End.Byte);
        if (WarnsOfTornLine && !_hasWarnedOfTornLine && length > End.Byte)
        {
            _hasWarnedOfTornLine = true;
            options.Warn?.Invoke($"{path}: the last {length - End.Byte} bytes have no newline, so they are not a record (yet)");
        }
    }

    private void JumpByIndex(SafeFileHandle data)
    {
        using var index = PartitionIndex.TryOpen(indexPath!);
        var count = index?.CountBorneOut(data) ?? 0;
        var indexed = count > 0 ? index!.StartOf(count) : PartitionOffset.Start;
        if (indexed.Byte > _scanned)
        {
            End = indexed;
            _scanned = indexed.Byte;
        }
    }

    private void OnMissing()
    {
        if (End.Record > 0)
        {
            DataLoss.Report($"{path} is gone; {End.Record} of its records had been seen.", options);
            Reset();
        }
    }

    private void Reset()
    {
        Generation++;
        End = PartitionOffset.Start;
        Anchors.Clear();
        _scanned = 0;
        _fingerprint = DataFingerprint.Of([]);
        _seen = (0, DateTime.MinValue);
    }
}
