using System.Buffers;

namespace TenFour.Streaming.State;

/// <summary>Writes state compactly: integers as variable-length numbers of 1 to 10 bytes, small ones short.</summary>
public sealed class StateWriter(IBufferWriter<byte> output)
{
    /// <summary>A number that is rarely large.</summary>
    public void WriteUnsigned(ulong value)
    {
        var span = output.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        output.Advance(length);
    }

    /// <summary>A number that is rarely far from 0.</summary>
    public void WriteSigned(long value) => WriteUnsigned((ulong)(value << 1 ^ value >> 63));

    /// <summary>A value whose bits are all as likely, in 8 bytes.</summary>
    public void WriteFixed(ulong value)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public void WriteDouble(double value) => WriteFixed(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Length, then bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteUnsigned((ulong)value.Length);
        output.Write(value);
    }
}
