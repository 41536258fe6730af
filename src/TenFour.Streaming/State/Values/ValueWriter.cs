using System.Buffers.Binary;

namespace TenFour.Streaming.State.Values;

/// <summary>A growing buffer for values as bytes whose order is the order of the values.</summary>
internal sealed class ValueWriter
{
    private byte[] buffer = new byte[64];
    private int length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    public void WriteByte(byte value) => Room(1)[0] = value;

    /// <summary>The lowest so many bytes of a number, highest first.</summary>
    public void WriteNumber(ulong value, int bytes)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(all, value);
        all[^bytes..].CopyTo(Room(bytes));
    }

    /// <summary>Bytes of any length and their end: 0 becomes 0 255, the end is 0 0.</summary>
    public void WriteText(ReadOnlySpan<byte> value)
    {
        var rest = value;
        for (var zero = rest.IndexOf((byte)0); zero >= 0; zero = rest.IndexOf((byte)0))
        {
            rest[..(zero + 1)].CopyTo(Room(zero + 1));
            WriteByte(0xFF);
            rest = rest[(zero + 1)..];
        }

        rest.CopyTo(Room(rest.Length));
        Room(2).Clear();
    }

    /// <summary>Turns all bits from <paramref name="start"/> around, which turns the order around.</summary>
    public void Invert(int start)
    {
        foreach (ref var value in buffer.AsSpan(start, length - start))
        {
            value = (byte)~value;
        }
    }

    public int Length => length;

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        }

        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
