using System.Buffers;
using System.Buffers.Binary;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.State;

/// <summary>
/// Writes state compactly: integers as variable-length numbers of 1 to 10 bytes, small ones short. Collects some thousand bytes before it hands
/// them on, so that a number costs no call; what is left goes on with <see cref="Dispose"/>.
/// </summary>
public sealed class StateWriter(IBufferWriter<byte> output) : IDisposable
{
    private const int BufferBytes = 4096;
    private const int LongestNumber = 10;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int used;

    /// <summary>A number that is rarely large.</summary>
    public void WriteUnsigned(ulong value)
    {
        if (used > BufferBytes - LongestNumber)
        {
            Flush();
        }

        var (to, at) = (buffer, used);
        while (value >= 0x80)
        {
            to[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        to[at++] = (byte)value;
        used = at;
    }

    /// <summary>A number that is rarely far from 0.</summary>
    public void WriteSigned(long value) => WriteUnsigned((ulong)(value << 1 ^ value >> 63));

    /// <summary>A value whose bits are all as likely, in 8 bytes.</summary>
    public void WriteFixed(ulong value)
    {
        if (used > BufferBytes - sizeof(ulong))
        {
            Flush();
        }

        BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(used), value);
        used += sizeof(ulong);
    }

    public void WriteDouble(double value) => WriteFixed(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Length, then bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteUnsigned((ulong)value.Length);
        if (value.Length > BufferBytes - used)
        {
            Flush();
        }

        if (value.Length > BufferBytes)
        {
            output.Write(value);
            return;
        }

        value.CopyTo(buffer.AsSpan(used));
        used += value.Length;
    }

    /// <summary>What another writer wrote.</summary>
    internal void WriteWritten(ChunkedBuffer written)
    {
        Flush();
        written.CopyTo(output);
    }

    /// <summary>Hands on what has been written; once, at the end.</summary>
    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Flush()
    {
        output.Write(buffer.AsSpan(0, used));
        used = 0;
    }
}
