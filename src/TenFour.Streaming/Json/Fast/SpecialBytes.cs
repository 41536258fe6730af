using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TenFour.Streaming.Json.Fast;

/// <summary>
/// The bytes that cannot stand in a string as they are, found with fewer instructions than a comparison with each kind takes: the quote and the backslash
/// by a table of the special byte with the same low four bits, control characters by the high three bits, which they lack.
/// </summary>
internal static class SpecialBytes
{
    /// <summary>The bits of which a byte that is no control character has at least one.</summary>
    public const byte VisibleBits = 0xE0;

    private const byte LowBits = 0x0F;

    // A place without a special byte holds one that belongs to another place, and so equals none that is looked up there.
    private const byte None = 0xFF;
    private const byte NoneOfLast = 0xF0;

    private static Vector128<byte> Table128 =>
        Vector128.Create(None, None, (byte)'"', None, None, None, None, None, None, None, None, None, (byte)'\\', None, None, NoneOfLast);

    public static Vector256<byte> Table256 => Vector256.Create(Table128, Table128);

    public static Vector512<byte> Table512 => Vector512.Create(Table256, Table256);

    /// <summary>By byte, what the table has for its low four bits. A byte that is not ASCII may get anything that it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp(Vector512<byte> table, Vector512<byte> bytes) => Avx512BW.IsSupported
        ? Avx512BW.Shuffle(table, bytes)
        : Vector512.Create(LookUp(table.GetLower(), bytes.GetLower()), LookUp(table.GetUpper(), bytes.GetUpper()));

    /// <inheritdoc cref="LookUp(Vector512{byte}, Vector512{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LookUp(Vector256<byte> table, Vector256<byte> bytes) => Avx2.IsSupported
        ? Avx2.Shuffle(table, bytes)
        : Vector256.Create(LookUp(table.GetLower(), bytes.GetLower()), LookUp(table.GetUpper(), bytes.GetUpper()));

    private static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> bytes) =>
        Vector128.ShuffleNative(table, bytes & Vector128.Create(LowBits));
}
