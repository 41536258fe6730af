using System.IO.Compression;

namespace TenFour.Streaming.Topics;

/// <summary>The content of gzip members that follow each other, and perhaps of zero bytes behind them; anything else is damage.</summary>
/// <remarks>Owns the stream of the compressed bytes.</remarks>
internal sealed class GzipContent : ReadOnlyStream
{
    private readonly GzipInput _input;
    private readonly GZipStream _members;

    public GzipContent(Stream compressed)
    {
        _input = new GzipInput(compressed);
        _members = new GZipStream(_input, CompressionMode.Decompress);
    }

    /// <summary>About how many compressed bytes what has been read takes.</summary>
    public long CompressedPosition => _input.Position;

    /// <exception cref="InvalidDataException">The compressed bytes are damaged, or not all there.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _members.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(
                !_input.IsGzip ? "it is no gzip file"
                : _input.IsAtEnd ? "it ends in the middle of its compressed data"
                : "its compressed data do not fit their form or their checksum",
                e);
        }

        return read > 0 || buffer.IsEmpty || _input.LeftPadding() ? read
            : throw new InvalidDataException("what follows its compressed data there is neither another gzip member nor zero bytes");
    }

    protected override void Dispose(bool disposing)
    {
        _members.Dispose();
        base.Dispose(disposing);
    }
}
