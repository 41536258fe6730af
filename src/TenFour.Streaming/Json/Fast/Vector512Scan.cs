using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TenFour.Streaming.Json.Fast;

/// <summary>64 bytes at once.</summary>
internal readonly struct Vector512Scan : IVectorScan
{
    public static int Width => Vector512<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Specials(ref byte bytes)
    {
        var v = Vector512.LoadUnsafe(ref bytes);
        return (Vector512.Equals(v, Vector512.Create((byte)'"'))
            | Vector512.Equals(v, Vector512.Create((byte)'\\'))
            | Vector512.LessThan(v, Vector512.Create((byte)' '))).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonAscii(ref byte bytes) => Vector512.LoadUnsafe(ref bytes).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Specials64(ref byte bytes) => Specials(ref bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal64(ref byte bytes, ref byte others, ulong mask) =>
        Vector512.Equals(Vector512.LoadUnsafe(ref bytes), Vector512.LoadUnsafe(ref others)).ExtractMostSignificantBits();
}
