namespace TenFour.Cli.Shell;

/// <summary>
/// A write-only stream that turns the system's "broken pipe" into <see cref="OutputClosedException"/> and remembers it.
/// .NET's own console stream drops such writes in silence, so that a following command would work on for nobody.
/// </summary>
internal sealed class PipeStream(Stream inner) : Stream
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = 109;
    private const int WindowsPipeClosing = 232;

    public bool IsClosed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException failure) when (IsBrokenPipe(failure))
        {
            IsClosed = true;
            throw new OutputClosedException(failure);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static bool IsBrokenPipe(IOException failure)
    {
        var code = failure.HResult & 0xFFFF;
        return OperatingSystem.IsWindows() ? code is WindowsBrokenPipe or WindowsPipeClosing : code == UnixBrokenPipe;
    }
}
