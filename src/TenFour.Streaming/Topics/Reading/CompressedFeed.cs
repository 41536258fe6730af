using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>The uncompressed bytes of a compressed file, from the first on.</summary>
internal sealed class CompressedFeed : IByteFeed, IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private long _position;

    public CompressedFeed(string path)
    {
        _path = path;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileBytes.BlockBytes);
        _stream = Compression.Decompress(path, file);
    }

    public int Read(Span<byte> buffer)
    {
        try
        {
            var read = _stream.Read(buffer);
            _position += read;
            return read;
        }
        catch (Exception e) when (Compression.IsDamage(e))
        {
            throw StreamingException.ForEnvironment(
                $"{_path} is damaged or incomplete after {_position} uncompressed bytes: {e.Message}",
                "Fetch or compress the file again.",
                e);
        }
    }

    public void Dispose() => _stream.Dispose();
}
