using System.Buffers.Binary;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.State;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Every length is checked, so that a damaged checkpoint gives an error and nothing else.</summary>
public ref struct StateReader(ReadOnlySpan<byte> input)
{
    private ReadOnlySpan<byte> rest = input;

    /// <summary>Bytes to come.</summary>
    public readonly int Remaining => rest.Length;

    /// <summary>Refuses what follows the end.</summary>
    public readonly void ExpectEnd()
    {
        if (!rest.IsEmpty)
        {
            throw Damaged();
        }
    }

    public ulong ReadUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64 && !rest.IsEmpty; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    public long ReadSigned()
    {
        var value = ReadUnsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>How many things follow, each of which takes at least one byte.</summary>
    public int ReadLength() => ReadCount(rest.Length);

    /// <summary>A count or number of at most <paramref name="max"/>.</summary>
    public int ReadCount(int max = int.MaxValue)
    {
        var value = ReadUnsigned();
        return value <= (ulong)max ? (int)value : throw Damaged();
    }

    public ulong ReadFixed()
    {
        if (rest.Length < 8)
        {
            throw Damaged();
        }

        var value = BinaryPrimitives.ReadUInt64LittleEndian(rest);
        rest = rest[8..];
        return value;
    }

    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadFixed());

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadCount();
        if (length > rest.Length)
        {
            throw Damaged();
        }

        var value = rest[..length];
        rest = rest[length..];
        return value;
    }

    /// <summary>The checkpoint holds something that no operator writes.</summary>
    public static StreamingException Damaged() => StreamingException.ForEnvironment(
        "The checkpoint's state is damaged: it ends early or holds a number that cannot be.",
        "Restore the checkpoint from a copy, or start again with a new one.");
}
