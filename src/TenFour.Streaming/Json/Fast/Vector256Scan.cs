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
    public static ulong Specials64(ref byte bytes) => Specials(ref bytes) | Specials(ref Unsafe.Add(ref bytes, 32)) << 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal64(ref byte bytes, ref byte others, ulong mask)
    {
        ulong equal = Vector256.Equals(Vector256.LoadUnsafe(ref bytes), Vector256.LoadUnsafe(ref others)).ExtractMostSignificantBits();
        if (mask > uint.MaxValue)
        {
            var upper = Vector256.Equals(Vector256.LoadUnsafe(ref bytes, 32), Vector256.LoadUnsafe(ref others, 32));
            equal |= (ulong)upper.ExtractMostSignificantBits() << 32;
        }

        return equal;
    }
}
