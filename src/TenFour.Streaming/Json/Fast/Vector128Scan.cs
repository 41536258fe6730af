using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TenFour.Streaming.Json.Fast;

/// <summary>16 bytes at once.</summary>
internal readonly struct Vector128Scan : IVectorScan
{
    private readonly Vector128<byte> quote;
    private readonly Vector128<byte> backslash;
    private readonly Vector128<byte> space;

    public Vector128Scan() =>
        (quote, backslash, space) = (Vector128.Create((byte)'"'), Vector128.Create((byte)'\\'), Vector128.Create((byte)' '));

    public static int Width => Vector128<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Specials(ref byte bytes)
    {
        var v = Vector128.LoadUnsafe(ref bytes);
        return (Vector128.Equals(v, quote)
            | Vector128.Equals(v, backslash)
            | Vector128.LessThan(v, space)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonAscii(ref byte bytes) => Vector128.LoadUnsafe(ref bytes).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Specials64(ref byte bytes) => Specials(ref bytes)
        | Specials(ref Unsafe.Add(ref bytes, 16)) << 16
        | Specials(ref Unsafe.Add(ref bytes, 32)) << 32
        | Specials(ref Unsafe.Add(ref bytes, 48)) << 48;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal64(ref byte bytes, ref byte others, ulong mask)
    {
        var equal = 0UL;
        for (var at = 0; at < 64 && mask >> at != 0; at += 16)
        {
            var part = Vector128.Equals(Vector128.LoadUnsafe(ref bytes, (nuint)at), Vector128.LoadUnsafe(ref others, (nuint)at));
            equal |= (ulong)part.ExtractMostSignificantBits() << at;
        }

        return equal;
    }
}
