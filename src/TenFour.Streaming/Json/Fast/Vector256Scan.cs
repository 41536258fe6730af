using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TenFour.Streaming.Json.Fast;

/// <summary>32 bytes at once.</summary>
internal readonly struct Vector256Scan : IVectorScan
{
    public static int Width => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Specials(ref byte bytes)
    {
        var v = Vector256.LoadUnsafe(ref bytes);
        return (Vector256.Equals(v, Vector256.Create((byte)'"'))
            | Vector256.Equals(v, Vector256.Create((byte)'\\'))
            | Vector256.LessThan(v, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonAscii(ref byte bytes) => Vector256.LoadUnsafe(ref bytes).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ref byte bytes, ref byte layout, ulong mask)
    {
        ulong equal = Vector256.Equals(Vector256.LoadUnsafe(ref bytes), Vector256.LoadUnsafe(ref layout)).ExtractMostSignificantBits();
        if (mask > uint.MaxValue)
        {
            var upper = Vector256.Equals(Vector256.LoadUnsafe(ref bytes, 32), Vector256.LoadUnsafe(ref layout, 32));
            equal |= (ulong)upper.ExtractMostSignificantBits() << 32;
        }

        return (equal & mask) == mask;
    }
}
