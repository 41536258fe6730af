namespace TenFour.Streaming.Topics;

/// <summary>
/// The compressed bytes for a <see cref="System.IO.Compression.GZipStream"/>, handed over so that it can be told what it left: it reads ahead,
/// and ends without a word where something follows a member that is none. Zero bytes, of which padding is made, come one by one; whatever else
/// is handed over at once ends with another byte.
/// </summary>
internal sealed class GzipInput(Stream source) : ReadOnlyStream
{
    // So many of them are seldom anything but padding.
    private const int PaddingBytes = 16;

    private readonly byte[] _block = new byte[FileBytes.BlockBytes];
    private long _handed;
    private int _at;
    private int _filled;
    private byte _last;

    /// <summary>How many bytes have been handed over.</summary>
    public override long Position
    {
        get => _handed;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Whether the first bytes are those of a member.</summary>
    public bool IsGzip { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _filled && !Fill())
        {
            IsAtEnd = true;
            return 0;
        }

        var length = LengthToHand(_block.AsSpan(_at, Math.Min(buffer.Length, _filled - _at)));
        _block.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        _handed += length;
        _last = _block[_at - 1];
        return length;
    }

    /// <summary>Whether all is padding that the decompressor, which has come to an end, left.</summary>
    public bool LeftPadding()
    {
        // It asks for more unless there is some of the last piece left, and so the last byte is.
        var isPadding = IsAtEnd || _last == 0;
        while (isPadding && (_at < _filled || Fill()))
        {
            var other = _block.AsSpan(_at, _filled - _at).IndexOfAnyExcept((byte)0);
            isPadding = other < 0;
            _handed += isPadding ? _filled - _at : other;
            _at = _filled;
        }

        return isPadding;
    }

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private static int LengthToHand(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> padding = stackalloc byte[PaddingBytes];
        var end = bytes.IndexOf(padding);
        return Math.Max(1, (end < 0 ? bytes : bytes[..end]).TrimEnd((byte)0).Length);
    }

    private bool Fill()
    {
        (_at, _filled) = (0, source.Read(_block));
        IsGzip |= _handed == 0 && _filled > 0 && _block[0] == 0x1F && (_filled == 1 || _block[1] == 0x8B);
        return _filled > 0;
    }
}
