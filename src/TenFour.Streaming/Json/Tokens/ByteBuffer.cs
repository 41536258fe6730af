using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Json.Tokens;

/// <summary>Bytes that grow at the end and are used again.</summary>
internal sealed class ByteBuffer
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte value)
    {
        if (Length == bytes.Length)
        {
            Grow(1);
        }

        bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        if (bytes.Length - Length < values.Length)
        {
            Grow(values.Length);
        }

        values.CopyTo(bytes.AsSpan(Length));
        Length += values.Length;
    }

    /// <summary>Writable room at the end, of which <see cref="Advance"/> takes a part.</summary>
    public Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Grow(count);
        }

        return bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    private void Grow(int atLeast) =>
        Array.Resize(ref bytes, checked((int)Math.Max(Math.Min(bytes.Length * 2L, Array.MaxLength), Length + (long)atLeast)));
}
