using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TenFour.Streaming.Json.Fast;

/// <summary>32 bytes at once.</summary>
internal readonly struct Vector256Scan : IVectorScan
{
    private readonly Vector256<byte> table;
    private readonly Vector256<byte> visible;

    public Vector256Scan() => (table, visible) = (SpecialBytes.Table256, Vector256.Create(SpecialBytes.VisibleBits));

    public static int Width => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Specials(ref byte bytes)
    {
        // Zero where the byte is what the table has for it, or a control character.
        var v = Vector256.LoadUnsafe(ref bytes);
        var rest = Vector256.Min(SpecialBytes.LookUp(table, v) ^ v, v & visible);
        return Vector256.Equals(rest, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonAscii(ref byte bytes) => Vector256.LoadUnsafe(ref bytes).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Specials64(ref byte bytes) => Specials(ref bytes) | Specials(ref Unsafe.Add(ref bytes, 32)) << 32;

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
