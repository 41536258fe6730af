using System.Buffers;

namespace TenFour.Streaming.State.Values;

/// <summary>Reads what <see cref="ValueWriter"/> wrote.</summary>
internal ref struct ValueReader(ReadOnlySpan<byte> input)
{
    private ReadOnlySpan<byte> rest = input;

    public byte ReadByte()
    {
        var value = Take(1)[0];
        return value;
    }

    public ulong ReadNumber(int bytes)
    {
        ulong value = 0;
        foreach (var part in Take(bytes))
        {
            value = value << 8 | part;
        }

        return value;
    }

    public void ReadText(IBufferWriter<byte> output)
    {
        while (true)
        {
            var zero = rest.IndexOf((byte)0);
            if (zero < 0 || zero + 1 == rest.Length)
            {
                throw StateReader.Damaged();
            }

            var isEnd = rest[zero + 1] == 0;
            output.Write(rest[..(isEnd ? zero : zero + 1)]);
            rest = rest[(zero + 2)..];
            if (isEnd)
            {
                return;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (rest.Length < bytes)
        {
            throw StateReader.Damaged();
        }

        var taken = rest[..bytes];
        rest = rest[bytes..];
        return taken;
    }
}
