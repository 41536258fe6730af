using System.Buffers.Binary;
using System.Numerics;

namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>
/// MurmurHash3 (x86, 32 bits) as Spark's <c>hash</c> uses it: bytes behind the last whole word are mixed one by one, each as a signed word.
/// </summary>
internal readonly struct Murmur3 : IHash<int>
{
    public static int OfInt(int value, int seed) => Finish(Mix((uint)seed, (uint)value), 4);

    public static int OfLong(long value, int seed) => Finish(Mix(Mix((uint)seed, (uint)value), (uint)(value >> 32)), 8);

    public static int OfBytes(ReadOnlySpan<byte> value, int seed)
    {
        var hash = (uint)seed;
        var length = value.Length;
        for (; value.Length >= 4; value = value[4..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(value));
        }

        foreach (var b in value)
        {
            hash = Mix(hash, (uint)(sbyte)b);
        }

        return Finish(hash, length);
    }

    private static uint Mix(uint hash, uint word)
    {
        word = BitOperations.RotateLeft(word * 0xCC9E2D51, 15) * 0x1B873593;
        return (BitOperations.RotateLeft(hash ^ word, 13) * 5) + 0xE6546B64;
    }

    private static int Finish(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (int)(hash ^ (hash >> 16));
    }
}
