using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Byte by byte: the oracle of the others, and for machines without vectors.</summary>
internal readonly struct ScalarScan : IVectorScan
{
    public static int Width => 8;

    public static ulong Specials(ref byte bytes)
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

    public static bool AreEqual(ref byte bytes, ref byte layout, ulong mask)
    {
        for (var i = 0; mask != 0; i++, mask >>= 1)
        {
            if ((mask & 1) != 0 && Unsafe.Add(ref bytes, i) != Unsafe.Add(ref layout, i))
            {
                return false;
            }
        }

        return true;
    }
}
