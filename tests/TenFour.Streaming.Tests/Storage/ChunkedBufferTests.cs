using System.Buffers;
using CsCheck;
using TenFour.Streaming.Storage;
using TenFour.Streaming.Tests.Operators;
using Xunit;

namespace TenFour.Streaming.Tests.Storage;

public sealed class ChunkedBufferTests
{
    // Fewer bytes than are taken over, and more.
    private static readonly int[] Lengths = [0, 1, 300, 5_000, 100_000, 1_500_000];

    private static readonly Gen<byte[]> Pieces = Gen.Select(Gen.Byte, Gen.Int[0, 5], (first, index) =>
    {
        var bytes = new byte[Lengths[index]];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(first + i);
        }

        return bytes;
    });

    [Fact]
    public void Take_BuffersOfAnyLength_GivesTheBytesInOrderAndClearsTheOthers() =>
        Gen.Select(Pieces, Gen.Bool).List[1, 8].List[1, 3].Sample(
            rounds =>
            {
                var (all, other) = (new ChunkedBuffer(), new ChunkedBuffer());
                foreach (var pieces in rounds)
                {
                    all.Clear();
                    var expected = new List<byte>();
                    foreach (var (piece, isTaken) in pieces)
                    {
                        expected.AddRange(piece);
                        Add(all, other, piece, isTaken);
                    }

                    Assert.Equal(expected.Count, all.Length);
                    Assert.True(expected.ToArray().AsSpan().SequenceEqual(Bytes(all)));
                }
            },
            iter: Samples.Count(100));

    private static void Add(ChunkedBuffer all, ChunkedBuffer other, byte[] piece, bool isTaken)
    {
        if (!isTaken)
        {
            all.Write(piece);
            return;
        }

        other.Write(piece);
        all.Take(other);
        Assert.Equal(0, other.Length);
    }

    private static byte[] Bytes(ChunkedBuffer buffer) => [.. buffer.Chunks.SelectMany(c => c.ToArray())];
}
