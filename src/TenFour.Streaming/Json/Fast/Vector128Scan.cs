using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TenFour.Streaming.Json.Fast;

/// <summary>16 bytes at once.</summary>
internal readonly struct Vector128Scan : IVectorScan
{
    public static int Width => Vector128<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Specials(ref byte bytes)
    {
        var v = Vector128.LoadUnsafe(ref bytes);
        return (Vector128.Equals(v, Vector128.Create((byte)'"'))
            | Vector128.Equals(v, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(v, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonAscii(ref byte bytes) => Vector128.LoadUnsafe(ref bytes).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ref byte bytes, ref byte layout, ulong mask)
    {
        for (nuint at = 0; mask != 0; at += 16, mask >>= 16)
        {
            var equal = Vector128.Equals(Vector128.LoadUnsafe(ref bytes, at), Vector128.LoadUnsafe(ref layout, at));
            if ((~equal.ExtractMostSignificantBits() & mask & 0xFFFF) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
