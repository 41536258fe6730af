using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>
/// Appends to one partition through a buffer. An append is announced in the index before it is made, so that after a crash the index
/// tells which records are ours and which another program appended.
/// </summary>
internal sealed class PartitionAppender : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _data;
    private readonly PartitionIndexWriter _index;
    private readonly DataTail _tail = new();
    private readonly TimeProvider _time;
    private byte[] _buffer;
    private int _filled;
    private long _bufferedRecords;

    public PartitionAppender(TopicLayout layout, int partition, PartitionOffset end, int bufferBytes, TimeProvider time)
    {
        _path = layout.DataPath(partition);
        _data = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _index = PartitionIndexWriter.Open(layout.IndexPath(partition));
        _tail.Read(_data, end.Byte);
        _buffer = new byte[bufferBytes];
        _time = time;
        End = end;
    }

    /// <summary>The end of what is in the file.</summary>
    public PartitionOffset End { get; private set; }

    /// <summary>Something has been written since the last <see cref="FlushToDisk"/>.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>An append has failed, and how much of it arrived is not known; only the next opening finds out.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Appends one record, to which the newline is added.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        var line = Reserve(record.Length + 1);
        record.CopyTo(line);
        line[record.Length] = FileBytes.Newline;
        _bufferedRecords++;
    }

    /// <summary>Appends whole lines. A block that would fill the buffer goes past it.</summary>
    public void AppendLines(ReadOnlySpan<byte> lines, long records)
    {
        if (lines.Length < _buffer.Length)
        {
            lines.CopyTo(Reserve(lines.Length));
            _bufferedRecords += records;
            return;
        }

        Flush();
        WriteOut(lines, records);
    }

    /// <summary>Makes everything appended so far visible to readers.</summary>
    public void Flush()
    {
        if (_filled > 0)
        {
            WriteOut(_buffer.AsSpan(0, _filled), _bufferedRecords);
            (_filled, _bufferedRecords) = (0, 0);
        }
    }

    public void FlushToDisk()
    {
        RandomAccess.FlushToDisk(_data);
        _index.FlushToDisk();
        IsDirty = false;
    }

    public void Dispose()
    {
        _index.Dispose();
        _data.Dispose();
    }

    private Span<byte> Reserve(int length)
    {
        if (_filled + length > _buffer.Length)
        {
            Flush();
            if (length > _buffer.Length)
            {
                _buffer = new byte[length];
            }
        }

        var reserved = _buffer.AsSpan(_filled, length);
        _filled += length;
        return reserved;
    }

    private void WriteOut(ReadOnlySpan<byte> lines, long records)
    {
        if (IsBroken)
        {
            throw new InvalidOperationException($"An append to {_path} has failed before.");
        }

        IsBroken = true;
        AcceptForeignAppends();
        var end = new PartitionOffset(End.Record + records, End.Byte + lines.Length);
        _tail.Advance(lines);
        IsDirty = true;
        Announce(end, isForeign: false);
        RandomAccess.Write(_data, lines, End.Byte);
        End = end;
        IsBroken = false;
    }

    /// <summary>Somebody may append by hand while we hold the topic; those records come before ours.</summary>
    private void AcceptForeignAppends()
    {
        var length = RandomAccess.GetLength(_data);
        if (length == End.Byte)
        {
            return;
        }

        var end = LineScan.FindEnd(_data, End, End.Byte, length);
        if (end.Byte != length)
        {
            throw StreamingException.ForEnvironment(
                $"{_path} was changed by another program while records were being appended: "
                + (length < End.Byte ? $"it shrank from {End.Byte} to {length} bytes." : "it ends with an unfinished line."),
                "Let the other program finish, then start again.");
        }

        _tail.Read(_data, end.Byte);
        Announce(end, isForeign: true);
        End = end;
    }

    private void Announce(PartitionOffset end, bool isForeign) =>
        _index.Append(new IndexEntry(end, EpochTime.Milliseconds(_time.GetUtcNow()), _tail.Fingerprint, isForeign));
}
