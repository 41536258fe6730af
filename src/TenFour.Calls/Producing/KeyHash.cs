using System.Buffers.Binary;

namespace TenFour.Calls.Producing;

/// <summary>The hash by which Kafka's own producer spreads keys over partitions: MurmurHash2 of 32 bits with a fixed seed.</summary>
internal static class KeyHash
{
    private const uint Seed = 0x9747b28c;
    private const uint Multiplier = 0x5bd1e995;

    public static uint Murmur2(ReadOnlySpan<byte> key)
    {
        var hash = Seed ^ (uint)key.Length;
        while (key.Length >= sizeof(uint))
        {
            hash = (hash * Multiplier) ^ Scramble(BinaryPrimitives.ReadUInt32LittleEndian(key));
            key = key[sizeof(uint)..];
        }

        if (!key.IsEmpty)
        {
            hash = (hash ^ Tail(key)) * Multiplier;
        }

        hash = (hash ^ (hash >> 13)) * Multiplier;
        return hash ^ (hash >> 15);
    }

    private static uint Scramble(uint block)
    {
        block *= Multiplier;
        return (block ^ (block >> 24)) * Multiplier;
    }

    private static uint Tail(ReadOnlySpan<byte> rest)
    {
        var tail = 0u;
        for (var i = rest.Length - 1; i >= 0; i--)
        {
            tail = (tail << 8) | rest[i];
        }

        return tail;
    }
}
