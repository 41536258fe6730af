using System.IO.Compression;
using System.Text;
using TenFour.Streaming.Topics;
using Xunit;

namespace TenFour.Streaming.Tests.Topics;

public sealed class GzipContentTests
{
    private static readonly byte[] First = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(i => $"{{\"a\":\"{i * 7919 % 1009}\"}}\n")));
    private static readonly byte[] Second = "{\"a\":\"the second member\"}\n"u8.ToArray();
    private static readonly byte[] TwoMembers = [.. Packed(First), .. Packed(Second)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(5000)]
    [InlineData(700_000)]
    public void Read_MembersAndZeroBytes_GivesTheContentOfAllMembers(int zeros)
    {
        Assert.Equal([.. First, .. Second], Read([.. TwoMembers, .. new byte[zeros]]));
        Assert.Equal([.. First, .. Second], Read([.. TwoMembers, .. new byte[zeros]], mostBytes: 1));
    }

    [Fact]
    public void Read_NoBytesAtAll_GivesNothing() => Assert.Empty(Read([]));

    [Fact]
    public void Read_AnyBitOfTheFileFlipped_GivesTheWholeContentOrSaysSo()
    {
        var harmless = 0;
        for (var bit = 0; bit < TwoMembers.Length * 8; bit++)
        {
            var damaged = TwoMembers.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal([.. First, .. Second], Read(damaged));
                harmless++;
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }

        // Of each member the time, two bytes about its maker, and a bit that says that it is text.
        Assert.InRange(harmless, 2 * 6 * 8, 2 * 7 * 8);
    }

    [Fact]
    public void Read_FileCutAnywhereButBetweenMembers_SaysSo()
    {
        var between = Packed(First).Length;
        for (var length = 1; length < TwoMembers.Length; length++)
        {
            if (length == between)
            {
                Assert.Equal(First, Read(TwoMembers[..length]));
                continue;
            }

            var error = Assert.Throws<InvalidDataException>(() => Read(TwoMembers[..length]));
            Assert.Equal("it ends in the middle of its compressed data", error.Message);
        }
    }

    [Theory]
    [InlineData(0, "x")]
    [InlineData(0, "some text of more than one byte")]
    [InlineData(1, "x")]
    [InlineData(40, "x")]
    [InlineData(600_000, "x")]
    public void Read_SomethingElseBehindTheMembers_SaysSoAndWhere(int zeros, string other)
    {
        byte[] file = [.. TwoMembers, .. new byte[zeros], .. Encoding.UTF8.GetBytes(other)];
        using var content = new GzipContent(new MemoryStream(file));

        var error = Assert.Throws<InvalidDataException>(() => content.CopyTo(Stream.Null));

        Assert.Equal("what follows its compressed data there is neither another gzip member nor zero bytes", error.Message);
        Assert.InRange(content.CompressedPosition, TwoMembers.Length + zeros, file.Length);
    }

    [Fact]
    public void Read_ContentThatIsWrong_SaysSo()
    {
        var damaged = Packed(First);
        damaged[^5] ^= 1;

        Assert.Equal("its compressed data do not fit their form or their checksum", Assert.Throws<InvalidDataException>(() => Read(damaged)).Message);
    }

    [Fact]
    public void Read_AnotherKindOfFile_SaysSo() =>
        Assert.Equal("it is no gzip file", Assert.Throws<InvalidDataException>(() => Read(First)).Message);

    private static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal))
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Read(byte[] file, int mostBytes = int.MaxValue)
    {
        using var content = new GzipContent(new Portions(file, mostBytes));
        var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>Bytes of which so many are given at a time at most.</summary>
    private sealed class Portions(byte[] bytes, int most) : ReadOnlyStream
    {
        private int at;

        public override int Read(Span<byte> buffer)
        {
            var length = Math.Min(Math.Min(most, buffer.Length), bytes.Length - at);
            bytes.AsSpan(at, length).CopyTo(buffer);
            at += length;
            return length;
        }
    }
}
