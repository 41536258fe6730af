using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TenFour.Streaming.Columns;

/// <summary>Hashes for tables in memory (never stored, never shown). Multiply and fold, 16 bytes a step.</summary>
public static class ByteHash
{
    private const ulong K0 = 0x9E3779B97F4A7C15;
    private const ulong K1 = 0xD6E8FEB86659FD93;
    private const ulong K2 = 0xA0761D6478BD642F;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    /// <summary>Hashes a byte string.</summary>
    public static ulong Of(ReadOnlySpan<byte> value)
    {
        var hash = K0 ^ (ulong)value.Length;
        while (value.Length > 16)
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value), K1 ^ BinaryPrimitives.ReadUInt64LittleEndian(value[8..]));
            value = value[16..];
        }

        ulong a = 0, b = 0;
        if (value.Length >= 8)
        {
            a = BinaryPrimitives.ReadUInt64LittleEndian(value);
            b = BinaryPrimitives.ReadUInt64LittleEndian(value[^8..]);
        }
        else if (value.Length >= 4)
        {
            a = BinaryPrimitives.ReadUInt32LittleEndian(value);
            b = BinaryPrimitives.ReadUInt32LittleEndian(value[^4..]);
        }
        else if (value.Length > 0)
        {
            a = (ulong)value[0] << 16 | (ulong)value[value.Length >> 1] << 8 | value[^1];
        }

        return Fold(hash ^ a, K2 ^ b);
    }

    /// <summary>Hashes a key of one word; the same as that of a span of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong word) => Fold(K0 ^ word, K1);

    /// <summary>Hashes a key of two words; the same as that of a span of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong first, ulong second) => Fold(Fold(K0 ^ first, K1) ^ second, K1);

    /// <summary>Hashes a key of whole words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<ulong> words)
    {
        var hash = K0;
        foreach (var word in words)
        {
            hash = Fold(hash ^ word, K1);
        }

        return hash;
    }
}
