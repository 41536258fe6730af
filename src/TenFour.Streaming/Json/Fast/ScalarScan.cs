using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Byte by byte: the oracle of the others, and for machines without vectors.</summary>
internal readonly struct ScalarScan : IVectorScan
{
    public static int Width => 8;

    public ulong Specials(ref byte bytes)
    {
        var bits = 0UL;
        for (var i = 0; i < Width; i++)
        {
            var b = Unsafe.Add(ref bytes, i);
            bits |= b is < (byte)' ' or (byte)'"' or (byte)'\\' ? 1UL << i : 0;
        }

        return bits;
    }

    public static ulong NonAscii(ref byte bytes)
    {
        var bits = 0UL;
        for (var i = 0; i < Width; i++)
        {
            bits |= Unsafe.Add(ref bytes, i) >= 0x80 ? 1UL << i : 0;
        }

        return bits;
    }

    public ulong Specials64(ref byte bytes)
    {
        var bits = 0UL;
        for (var i = 0; i < 64; i += Width)
        {
            bits |= Specials(ref Unsafe.Add(ref bytes, i)) << i;
        }

        return bits;
    }

    public static ulong Equal64(ref byte bytes, ref byte others, ulong mask)
    {
        var bits = 0UL;
        for (var i = 0; i < 64 && mask >> i != 0; i++)
        {
            bits |= Unsafe.Add(ref bytes, i) == Unsafe.Add(ref others, i) ? 1UL << i : 0;
        }

        return bits;
    }
}
