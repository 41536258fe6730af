using Microsoft.Win32.SafeHandles;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>A piece of a file.</summary>
internal sealed class FileFeed(SafeFileHandle file, long start, long endExclusive) : IByteFeed
{
    private long _position = start;

    public int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, endExclusive - _position);
        var read = RandomAccess.Read(file, buffer[..wanted], _position);
        _position += read;
        return read;
    }
}
