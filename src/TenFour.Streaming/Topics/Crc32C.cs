using System.Numerics;
using System.Runtime.InteropServices;

namespace TenFour.Streaming.Topics;

/// <summary>CRC-32C (Castagnoli), which processors have an instruction for.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            checksum = BitOperations.Crc32C(checksum, BitConverter.IsLittleEndian ? word : ReverseEndianness(word));
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            checksum = BitOperations.Crc32C(checksum, rest);
        }

        return ~checksum;
    }

    private static ulong ReverseEndianness(ulong word) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
}
