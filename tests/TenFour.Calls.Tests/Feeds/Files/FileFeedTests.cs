using System.IO.Compression;
using System.IO.Pipes;
using System.Text;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeds.Files;

public class FileFeedTests
{
    private static readonly string[] Records = [.. Enumerable.Range(0, 500).Select(i => $$"""{"id":"{{i}}","note":"n \"{{i}}\" é"}""")];

    public static TheoryData<string, string> Inputs =>
        new MatrixTheoryData<string, string>(["array", "ndjson", "csv"], ["plain", "gz", "zst"]);

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Records_InEveryFormatAndPacking_AreTheSame(string format, string packing)
    {
        using var feed = await FeedReading.OpenAsync(Pack(Format(format), packing));

        Assert.Equal(Records, await feed.ToListAsync());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("gz")]
    public async Task Records_OfAPipe_AreReadOnce(string packing)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a pipe has a path on Linux");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var writing = Task.Run(async () =>
        {
            await pipe.WriteAsync(Pack(Format("ndjson"), packing));
            pipe.Dispose();
        });
        using var end = pipe.ClientSafePipeHandle;

        using var feed = await FileFeed.OpenAsync(FeedInput.File($"/proc/self/fd/{end.DangerousGetHandle()}"), new(), default);
        await writing;

        Assert.Equal(Records, await feed.ToListAsync());
        await Assert.ThrowsAsync<FeedException>(async () => await feed.SeekAsync(FeedPosition.Start, default));
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Seek_ToAnyPosition_GoesOnBehindIt(string format, string packing)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "input");
        await File.WriteAllBytesAsync(path, Pack(Format(format), packing));
        foreach (var taken in new[] { 0, 1, 2, 250, 499, 500 })
        {
            using var first = await FileFeed.OpenAsync(FeedInput.File(path), new(), default);
            await first.ToListAsync(taken);
            using var second = await FileFeed.OpenAsync(FeedInput.File(path), new(), default);

            await second.SeekAsync(FeedPosition.FromJson(first.Position.ToJson()), default);

            Assert.Equal(first.Position, second.Position);
            Assert.Equal(Records[taken..], await second.ToListAsync());
            await second.SeekAsync(FeedPosition.Start, default);
            Assert.Equal(Records, await second.ToListAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Seek_ToTheEnd_FindsNothingMore(string format, string packing)
    {
        var content = Pack(Format(format), packing);
        using var first = await FeedReading.OpenAsync(content);
        await first.ToListAsync();
        using var second = await FeedReading.OpenAsync(content);

        await second.SeekAsync(first.Position, default);

        Assert.Empty(await second.ToListAsync());
    }

    [Fact]
    public async Task Seek_InAnInputThatShrank_IsRefused()
    {
        using var whole = await FeedReading.OpenAsync("{\"a\":1}\n{\"a\":2}\n");
        await whole.ToListAsync();
        using var shorter = await FeedReading.OpenAsync("{\"a\":1}\n");

        var error = await Assert.ThrowsAsync<FeedException>(async () => await shorter.SeekAsync(whole.Position, default));

        Assert.Contains("is shorter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seek_ThenError_NamesTheSameLine()
    {
        const string Text = "[\n1,\n2,\n3,\n4 5]";
        using var first = await FeedReading.OpenAsync(Text);
        await first.ToListAsync(3);
        using var second = await FeedReading.OpenAsync(Text);
        await second.SeekAsync(first.Position, default);

        var error = await Assert.ThrowsAsync<FeedException>(() => second.ToListAsync());

        Assert.Contains("line 5, column 3 (byte 13)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public async Task Records_OfAPackedInputThatIsCutOff_AreRefusedBehindTheGoodOnes(string packing)
    {
        var packed = Pack(Format("ndjson"), packing);

        var error = await Assert.ThrowsAsync<FeedException>(async () =>
        {
            using var feed = await FeedReading.OpenAsync(packed[..(packed.Length / 2)]);
            await feed.ToListAsync();
        });

        Assert.Contains("damaged or cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_OfAPackedInputWhoseSecondMemberIsDamaged_AreRefusedBehindTheGoodOnes()
    {
        var member = Pack(Format("ndjson"), "gz");
        byte[] packed = [.. member, 0, .. member[1..]];

        var error = await Assert.ThrowsAsync<FeedException>(async () =>
        {
            using var feed = await FeedReading.OpenAsync(packed);
            await feed.ToListAsync();
        });

        Assert.Contains("neither another gzip member nor zero bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n\n", "is empty")]
    [InlineData("\uFEFF\n", "is empty")]
    [InlineData("PK\u0003\u0004....", "is a zip archive")]
    [InlineData("PAR1....", "is a Parquet file")]
    public async Task Open_OfWhatHoldsNoRecords_IsRefused(string text, string reason)
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReading.OpenAsync(text, "calls.json"));

        Assert.StartsWith("calls.json " + reason, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task Open_OfUtf16_IsRefused()
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReading.OpenAsync([0xFF, 0xFE, (byte)'{', 0]));

        Assert.Contains("UTF-16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_BehindAByteOrderMark_AreRead() =>
        Assert.Equal(["{\"a\":1}"], await FeedReading.RecordsAsync("\uFEFF{\"a\":1}\n"));

    [Fact]
    public void Input_OfAFolderOrNothing_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;

        Assert.Contains("is a folder", Assert.Throws<FeedException>(() => FeedInput.File(folder)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "does not exist",
            Assert.Throws<FeedException>(() => FeedInput.File(Path.Combine(folder, "x"))).Message,
            StringComparison.Ordinal);
    }

    private static byte[] Format(string format)
    {
        var csv = Records.Select((_, i) => $"{i},\"n \"\"{i}\"\" é\"").Prepend("id,note");
        return Encoding.UTF8.GetBytes(format switch
        {
            "array" => "[\n    " + string.Join(",\n    ", Records).Replace("\":\"", "\": \"", StringComparison.Ordinal) + "\n]",
            "ndjson" => string.Join('\n', Records) + "\n",
            _ => string.Join("\r\n", csv) + "\r\n",
        });
    }

    private static byte[] Pack(byte[] content, string packing)
    {
        if (packing == "plain")
        {
            return content;
        }

        var packed = new MemoryStream();
        using (Stream packer = packing == "gz" ? new GZipStream(packed, CompressionLevel.Fastest) : new ZstdSharp.CompressionStream(packed))
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }
}
