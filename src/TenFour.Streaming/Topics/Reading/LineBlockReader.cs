using System.Buffers;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// Cuts bytes into blocks of whole lines and hands them to a consumer. Works on blocks only: what a record costs is three passes of
/// vector instructions over its bytes. The buffer grows for long lines, up to the longest record allowed.
/// </summary>
internal sealed class LineBlockReader : IDisposable
{
    private readonly IByteFeed _feed;
    private readonly int _partition;
    private readonly int _maxRecordBytes;
    private byte[] _buffer;
    private int _start;
    private int _filled;

    /// <param name="feed">Starts with a record.</param>
    /// <param name="partition">The partition, for the consumer.</param>
    /// <param name="start">The place of the first record.</param>
    /// <param name="maxRecordBytes">The longest record that is handed over.</param>
    public LineBlockReader(IByteFeed feed, int partition, PartitionOffset start, int maxRecordBytes)
    {
        _feed = feed;
        _partition = partition;
        _maxRecordBytes = maxRecordBytes;
        _buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        Position = start;
    }

    /// <summary>The next record to be handed over.</summary>
    public PartitionOffset Position { get; private set; }

    /// <summary>A block never holds a line that is too long: it has no room for one.</summary>
    private int BlockBytes => Math.Min(FileBytes.BlockBytes, _maxRecordBytes + 1);

    /// <summary>Hands over the records before a number; false when the bytes end before.</summary>
    public bool Read(long endRecord, IRecordConsumer consumer, AppendTimes times, CancellationToken cancellation)
    {
        while (Position.Record < endRecord)
        {
            cancellation.ThrowIfCancellationRequested();
            var lines = CompleteLines();
            if (!lines.IsEmpty)
            {
                Deliver(lines, endRecord, consumer, times);
            }
            else if (_filled - _start > _maxRecordBytes)
            {
                SkipOversized(consumer);
            }
            else if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private ReadOnlySpan<byte> CompleteLines()
    {
        var waiting = _buffer.AsSpan(_start, _filled - _start);
        return waiting[..(waiting.LastIndexOf(FileBytes.Newline) + 1)];
    }

    private void Deliver(ReadOnlySpan<byte> lines, long endRecord, IRecordConsumer consumer, AppendTimes times)
    {
        while (!lines.IsEmpty && Position.Record < endRecord)
        {
            var run = Run(lines, times);
            var records = run.Count(FileBytes.Newline);
            if (records > endRecord - Position.Record)
            {
                records = (int)(endRecord - Position.Record);
                run = run[..LineScan.SkipLines(run, records).Bytes];
            }

            consumer.Lines(_partition, Position.Record, times.Micros, run);
            Advance(records, run.Length);
            lines = lines[run.Length..];
        }
    }

    /// <summary>The lines that were appended at one time.</summary>
    private ReadOnlySpan<byte> Run(ReadOnlySpan<byte> lines, AppendTimes times)
    {
        while (times.RunEnd <= Position.Byte)
        {
            times.Advance();
        }

        var length = times.RunEnd - Position.Byte;

        // A run that does not end with a line is an index that does not fit; the records matter more than their times.
        return length < lines.Length && lines[(int)length - 1] == FileBytes.Newline ? lines[..(int)length] : lines;
    }

    private void Advance(long records, long bytes)
    {
        Position = new PartitionOffset(Position.Record + records, Position.Byte + bytes);
        _start += (int)bytes;
    }

    /// <summary>Reads a block on; false at the end of the bytes.</summary>
    private bool Fill()
    {
        var waiting = _filled - _start;
        var wanted = Math.Min(Math.Max(BlockBytes, waiting * 2), _maxRecordBytes + 1);
        var target = _buffer;
        if (wanted > _buffer.Length)
        {
            target = ArrayPool<byte>.Shared.Rent(wanted);
        }

        _buffer.AsSpan(_start, waiting).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        (_start, _filled) = (0, waiting);
        while (_filled < wanted)
        {
            var read = _feed.Read(_buffer.AsSpan(_filled, wanted - _filled));
            if (read == 0)
            {
                break;
            }

            _filled += read;
        }

        return _filled > waiting;
    }

    /// <summary>Passes over a line that is too long, keeping nothing of it.</summary>
    private void SkipOversized(IRecordConsumer consumer)
    {
        long length = 0;
        int newline;
        while ((newline = _buffer.AsSpan(_start, _filled - _start).IndexOf(FileBytes.Newline)) < 0)
        {
            length += _filled - _start;
            _start = 0;
            _filled = _feed.Read(_buffer.AsSpan(0, BlockBytes));
            if (_filled == 0)
            {
                return;
            }
        }

        consumer.OversizedRecord(_partition, Position.Record, length + newline);
        _start += newline + 1;
        Position = new PartitionOffset(Position.Record + 1, Position.Byte + length + newline + 1);
    }
}
