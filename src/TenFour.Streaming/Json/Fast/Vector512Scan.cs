using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TenFour.Streaming.Json.Fast;

/// <summary>64 bytes at once.</summary>
internal readonly struct Vector512Scan : IVectorScan
{
    private readonly Vector512<byte> table;
    private readonly Vector512<byte> visible;

    public Vector512Scan() => (table, visible) = (SpecialBytes.Table512, Vector512.Create(SpecialBytes.VisibleBits));

    public static int Width => Vector512<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Specials(ref byte bytes)
    {
        // Zero where the byte is what the table has for it, or a control character.
        var v = Vector512.LoadUnsafe(ref bytes);
        var rest = Vector512.Min(SpecialBytes.LookUp(table, v) ^ v, v & visible);
        return Vector512.Equals(rest, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonAscii(ref byte bytes) => Vector512.LoadUnsafe(ref bytes).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Specials64(ref byte bytes) => Specials(ref bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal64(ref byte bytes, ref byte others, ulong mask) =>
        Vector512.Equals(Vector512.LoadUnsafe(ref bytes), Vector512.LoadUnsafe(ref others)).ExtractMostSignificantBits();
}
