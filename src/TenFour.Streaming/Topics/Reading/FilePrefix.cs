using Microsoft.Win32.SafeHandles;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>The first bytes of a file as a stream: what has been appended behind them since is another batch's.</summary>
internal sealed class FilePrefix(SafeFileHandle file, long length) : ReadOnlyStream
{
    private long _position;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, length - _position)], _position);
        _position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }
}
