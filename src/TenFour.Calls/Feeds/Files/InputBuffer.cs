using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeds.Files;

/// <summary>
/// The part of an input that is in memory: a window that grows only for a record larger than itself, up to a limit. It counts lines
/// when bytes leave it, in one vectorised sweep, so that places are known without work per record.
/// </summary>
internal sealed class InputBuffer : IDisposable
{
    private const int InitialLength = 256 * 1024;

    // Behind this many unread bytes a record is being scanned again and again: wait for half as much more before the next attempt.
    private const int LargeRecord = 1024 * 1024;

    private readonly string _name;
    private readonly int _maxRecordBytes;
    private readonly Stream _stream;
    private byte[] _bytes = new byte[InitialLength];
    private int _start;
    private int _end;
    private long _offset;
    private long _lines;
    private long _lineStart;
    private int _counted;

    public InputBuffer(Stream stream, string name, int maxRecordBytes)
    {
        _stream = stream;
        _name = name;
        _maxRecordBytes = maxRecordBytes;
    }

    /// <summary>Whether no byte follows <see cref="Unread"/>.</summary>
    public bool AtEnd { get; private set; }

    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>The offset of the first unread byte.</summary>
    public long Offset => _offset + _start;

    /// <summary>Newlines before the first unread byte.</summary>
    public long Lines
    {
        get
        {
            CountLines();
            return _lines;
        }
    }

    public void Consume(int count) => _start += count;

    /// <summary>The place of an unread byte, for a message.</summary>
    public FeedPlace PlaceOf(int unreadIndex)
    {
        var before = _bytes.AsSpan(_start, unreadIndex);
        var lastNewline = before.LastIndexOf((byte)'\n');
        var lines = Lines + before.Count((byte)'\n');
        var lineStart = lastNewline < 0 ? _lineStart : Offset + lastNewline + 1;
        return new FeedPlace(lines + 1, Offset + unreadIndex - lineStart + 1, Offset + unreadIndex);
    }

    /// <summary>Brings in more bytes, or finds that there are none.</summary>
    public async ValueTask FillAsync(CancellationToken cancellation)
    {
        Discard();
        var enough = _end > LargeRecord ? _end + (_end / 2) : _end + 1;
        while (_end < enough && !AtEnd)
        {
            Grow();
            var count = await ReadAsync(_bytes.AsMemory(_end), cancellation);
            _end += count;
            AtEnd = count == 0;
        }
    }

    /// <summary>Reads over bytes until <paramref name="offset"/>, which is not behind the buffer's first byte.</summary>
    public async ValueTask SkipToAsync(long offset, CancellationToken cancellation)
    {
        while (Offset + Unread.Length < offset && !AtEnd)
        {
            Consume(Unread.Length);
            await FillAsync(cancellation);
        }

        Consume((int)Math.Min(offset - Offset, Unread.Length));
    }

    /// <summary>Tells the buffer that the stream was moved to another place before it was first read.</summary>
    public void StartAt(long offset, long lines)
    {
        (_offset, _lines, _lineStart) = (offset, lines, offset);
        (_start, _end, _counted, AtEnd) = (0, 0, 0, false);
    }

    public void Dispose() => _stream.Dispose();

    private void Discard()
    {
        CountLines();
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        _offset += _start;
        _end -= _start;
        _start = 0;
        _counted = 0;
    }

    // Each byte is looked at once, however often the place is asked for.
    private void CountLines()
    {
        var passed = _bytes.AsSpan(_counted, _start - _counted);
        var lastNewline = passed.LastIndexOf((byte)'\n');
        if (lastNewline >= 0)
        {
            _lineStart = _offset + _counted + lastNewline + 1;
            _lines += passed.Count((byte)'\n');
        }

        _counted = _start;
    }

    private void Grow()
    {
        if (_end < _bytes.Length)
        {
            return;
        }

        if (_end >= _maxRecordBytes)
        {
            throw FeedException.Broken(_name, PlaceOf(0), $"a record here is longer than the limit of {_maxRecordBytes} bytes.");
        }

        Array.Resize(ref _bytes, (int)Math.Min((long)_bytes.Length * 2, _maxRecordBytes));
    }

    private async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellation)
    {
        try
        {
            // A read from a pipe that stays silent cannot be called off: it is left behind.
            var read = _stream.ReadAsync(target, cancellation);
            return read.IsCompleted ? await read : await read.AsTask().WaitAsync(cancellation);
        }
        catch (Exception e) when (Compression.IsDamage(e))
        {
            throw FeedException.Broken(_name, PlaceOf(Unread.Length), $"the packed input is damaged or cut off ({e.Message.TrimEnd('.')})");
        }
        catch (IOException e)
        {
            throw FeedException.Unreadable(
                _name, $"cannot be read further at {PlaceOf(Unread.Length)}: {e.Message}", "Check the disk and start again.", e);
        }
    }
}
