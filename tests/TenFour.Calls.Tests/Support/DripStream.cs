namespace TenFour.Calls.Tests.Support;

/// <summary>Gives its bytes in pieces of random length, as a pipe does.</summary>
internal sealed class DripStream(byte[] content, Random random, int maxPiece) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, maxPiece + 1))], cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, random.Next(1, maxPiece + 1)));
}
