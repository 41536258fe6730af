namespace TenFour.Sinks.Files;

/// <summary>Takes what is written until it is handed on, since the receiver is a network and takes bytes only without blocking.</summary>
internal sealed class PendingBytes : Stream
{
    private readonly MemoryStream _bytes = new();
    private long _drained;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Position;

    public override long Position
    {
        get => _drained + _bytes.Length;
        set => throw new NotSupportedException();
    }

    public async Task DrainAsync(Stream target, CancellationToken cancellation)
    {
        await target.WriteAsync(_bytes.GetBuffer().AsMemory(0, (int)_bytes.Length), cancellation).ConfigureAwait(false);
        _drained += _bytes.Length;
        _bytes.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => _bytes.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _bytes.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _bytes.WriteAsync(buffer, cancellationToken);

    public override void Flush()
    {
        // What is written waits for DrainAsync.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
        }

        base.Dispose(disposing);
    }
}
