using System.Buffers.Binary;
using System.Numerics;

namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>xxHash of 64 bits, as Spark's <c>xxhash64</c> uses it.</summary>
internal readonly struct XxHash64 : IHash<long>
{
    private const ulong P1 = 0x9E3779B185EBCA87;
    private const ulong P2 = 0xC2B2AE3D27D4EB4F;
    private const ulong P3 = 0x165667B19E3779F9;
    private const ulong P4 = 0x85EBCA77C2B2AE63;
    private const ulong P5 = 0x27D4EB2F165667C5;

    public static long OfInt(int value, long seed) => Finish(MixInt((ulong)seed + P5 + 4, (uint)value));

    public static long OfLong(long value, long seed) => Finish(MixLong((ulong)seed + P5 + 8, (ulong)value));

    public static long OfBytes(ReadOnlySpan<byte> value, long seed)
    {
        var length = (ulong)value.Length;
        var hash = length + (value.Length >= 32 ? Stripes(ref value, (ulong)seed) : (ulong)seed + P5);
        for (; value.Length >= 8; value = value[8..])
        {
            hash = MixLong(hash, BinaryPrimitives.ReadUInt64LittleEndian(value));
        }

        if (value.Length >= 4)
        {
            hash = MixInt(hash, BinaryPrimitives.ReadUInt32LittleEndian(value));
            value = value[4..];
        }

        foreach (var b in value)
        {
            hash = BitOperations.RotateLeft(hash ^ (b * P5), 11) * P1;
        }

        return Finish(hash);
    }

    /// <summary>Mixes 32 bytes a step on four lanes, and leaves the rest.</summary>
    private static ulong Stripes(ref ReadOnlySpan<byte> value, ulong seed)
    {
        var (a, b, c, d) = (seed + P1 + P2, seed + P2, seed, seed - P1);
        for (; value.Length >= 32; value = value[32..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(value));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(value[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(value[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(value[24..]));
        }

        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
            + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        foreach (var lane in (ReadOnlySpan<ulong>)[a, b, c, d])
        {
            hash = ((hash ^ Round(0, lane)) * P1) + P4;
        }

        return hash;
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * P2), 31) * P1;

    private static ulong MixLong(ulong hash, ulong word) => (BitOperations.RotateLeft(hash ^ Round(0, word), 27) * P1) + P4;

    private static ulong MixInt(ulong hash, uint word) => (BitOperations.RotateLeft(hash ^ (word * P1), 23) * P2) + P3;

    private static long Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * P2;
        hash = (hash ^ (hash >> 29)) * P3;
        return (long)(hash ^ (hash >> 32));
    }
}
