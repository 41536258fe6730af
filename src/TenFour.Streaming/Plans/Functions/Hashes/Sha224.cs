using System.Buffers.Binary;
using System.Numerics;

namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>SHA-224 (FIPS 180-4), which the runtime does not have.</summary>
internal static class Sha224
{
    private const int BlockBytes = 64;

    private static readonly uint[] Start =
        [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];

    private static readonly uint[] Constants = MakeConstants();

    /// <summary>Writes the digest of 28 bytes and returns its length.</summary>
    public static int HashData(ReadOnlySpan<byte> bytes, Span<byte> digest)
    {
        uint[] state = [.. Start];
        var rest = bytes;
        for (; rest.Length >= BlockBytes; rest = rest[BlockBytes..])
        {
            Mix(state, rest[..BlockBytes]);
        }

        // A one bit, zeros, and the length in bits in the last eight bytes.
        Span<byte> tail = stackalloc byte[2 * BlockBytes];
        tail.Clear();
        rest.CopyTo(tail);
        tail[rest.Length] = 0x80;
        var blocks = rest.Length < BlockBytes - 8 ? 1 : 2;
        BinaryPrimitives.WriteUInt64BigEndian(tail[((blocks * BlockBytes) - 8)..], (ulong)bytes.Length * 8);
        for (var i = 0; i < blocks; i++)
        {
            Mix(state, tail.Slice(i * BlockBytes, BlockBytes));
        }

        for (var i = 0; i < 7; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * 4)..], state[i]);
        }

        return 28;
    }

    private static void Mix(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 64; i++)
        {
            words[i] = i < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..])
                : words[i - 16] + (Turn(words[i - 15], 7, 18) ^ (words[i - 15] >> 3))
                    + words[i - 7] + (Turn(words[i - 2], 17, 19) ^ (words[i - 2] >> 10));
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var first = h + (Turn(e, 6, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + Constants[i] + words[i];
            var second = (Turn(a, 2, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        foreach (var (i, word) in ((uint[])[a, b, c, d, e, f, g, h]).Index())
        {
            state[i] += word;
        }
    }

    private static uint Turn(uint word, int a, int b) => BitOperations.RotateRight(word, a) ^ BitOperations.RotateRight(word, b);

    /// <summary>The first 32 bits behind the point of the cube roots of the first 64 primes.</summary>
    private static uint[] MakeConstants() =>
        [.. Enumerable.Range(2, 310).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).Take(64).Select(CubeRootBits)];

    private static uint CubeRootBits(int prime)
    {
        var target = new BigInteger(prime) << 96;
        var root = BigInteger.Zero;
        for (var bit = 35; bit >= 0; bit--)
        {
            var next = root + (BigInteger.One << bit);
            root = next * next * next <= target ? next : root;
        }

        return (uint)(root & uint.MaxValue);
    }
}
