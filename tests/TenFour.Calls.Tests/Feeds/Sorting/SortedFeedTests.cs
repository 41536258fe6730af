using CsCheck;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Sorting;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeds.Sorting;

public sealed class SortedFeedTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public Task Records_OfAnyOrder_AreSortedByTimeAndStable() =>
        Gen.Select(Gen.Int[-1, 20].Array[1, 300], Gen.Int[50, 40_000]).SampleAsync(async (minutes, memory) =>
        {
            var records = minutes.Select((minute, i) => CallRecords.At(minute < 0 ? "unknown" : CallRecords.Minute(minute), i)).ToArray();
            using var feed = await SortedAsync(records, memory);

            var sorted = await feed.ToListAsync();

            // LINQ's ordering is stable; records without a time come first.
            Assert.Equal(records.Zip(minutes).OrderBy(pair => pair.Second).Select(pair => pair.First), sorted);
        });

    [Fact]
    public async Task Seek_ToAnyPosition_GoesOnBehindIt()
    {
        var records = Enumerable.Range(0, 200).Select(i => CallRecords.At(CallRecords.Minute((i * 37) % 100), i)).ToArray();
        using var whole = await SortedAsync(records, memory: 2000);
        var expected = await whole.ToListAsync();
        foreach (var taken in new[] { 0, 1, 99, 199, 200 })
        {
            using var first = await SortedAsync(records, memory: 2000);
            await first.ToListAsync(taken);
            using var second = await SortedAsync(records, memory: 3000);

            await second.SeekAsync(first.Position, default);

            Assert.Equal(expected[taken..], await second.ToListAsync());
            await second.SeekAsync(FeedPosition.Start, default);
            Assert.Equal(expected, await second.ToListAsync());
        }
    }

    [Fact]
    public async Task Seek_ToTheEnd_NeedsNoSorting()
    {
        using var broken = await FeedReading.OpenAsync("[{\"a\":1}, oops");
        using var feed = new SortedFeed(broken, new SortOptions());

        await feed.SeekAsync(FeedPosition.Start with { RecordsInPass = 1, EndOfPass = true }, default);

        Assert.Empty(await feed.ToListAsync());
    }

    [Fact]
    public async Task Seek_InAnInputThatShrank_IsRefused()
    {
        using var feed = await SortedAsync([CallRecords.At(CallRecords.Minute(1))], memory: 1000);

        await Assert.ThrowsAsync<FeedException>(async () => await feed.SeekAsync(FeedPosition.Start with { RecordsInPass = 2 }, default));
    }

    [Fact]
    public async Task TemporaryFile_DuringAndAfterTheSort_LeavesNothing()
    {
        var records = Enumerable.Range(0, 500).Select(i => CallRecords.At(CallRecords.Minute(500 - i), i)).ToArray();
        using (var feed = await SortedAsync(records, memory: 2000))
        {
            await feed.ToListAsync(limit: 10);
            Assert.SkipWhen(OperatingSystem.IsWindows(), "the name stays there until the file is closed");
            Assert.Empty(Directory.GetFiles(_temporary.Path));
        }

        Assert.Empty(Directory.GetFiles(_temporary.Path));
    }

    [Fact]
    public async Task SortedFraction_WhileTheOtherFeedIsRead_SaysHowMuchOfItWas()
    {
        var records = Enumerable.Range(0, 100).Select(i => CallRecords.At(CallRecords.Minute(100 - i), i)).ToArray();
        using var inner = new ObservedFeed(await FeedReading.OpenAsync(string.Join('\n', records)));
        using var feed = new SortedFeed(inner, new SortOptions { MaxMemoryBytes = 2000, TemporaryFolder = _temporary.Path });
        List<double?> seen = [feed.SortedFraction];
        inner.Filled = () => seen.Add(feed.SortedFraction);

        await feed.ToListAsync(limit: 1);

        Assert.Null(seen[0]);
        Assert.Equal(ObservedFeed.Share, seen[1]);
        Assert.Null(feed.SortedFraction);
    }

    [Fact]
    public async Task Sort_InAFolderThatIsMissing_IsRefused()
    {
        var records = Enumerable.Range(0, 100).Select(i => CallRecords.At(CallRecords.Minute(i), i)).ToArray();
        using var inner = await FeedReading.OpenAsync(string.Join('\n', records));
        using var feed = new SortedFeed(inner, new SortOptions { MaxMemoryBytes = 1000, TemporaryFolder = _temporary["missing"] });

        var error = await Assert.ThrowsAsync<FeedException>(() => feed.ToListAsync());

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    private async Task<SortedFeed> SortedAsync(string[] records, int memory) => new(
        await FeedReading.OpenAsync(string.Join('\n', records)),
        new SortOptions { MaxMemoryBytes = memory, TemporaryFolder = _temporary.Path });

    /// <summary>Another feed, with a look at each filling, that says a quarter of it has been read.</summary>
    private sealed class ObservedFeed(IRecordFeed inner) : IRecordFeed
    {
        public const double Share = 0.25;

        public Action Filled { get; set; } = () => { };

        public FeedPosition Position => inner.Position;

        public double? Fraction => Share;

        public bool TryRead(out ReadOnlySpan<byte> record) => inner.TryRead(out record);

        public async ValueTask<bool> FillAsync(CancellationToken cancellation)
        {
            var hasMore = await inner.FillAsync(cancellation);
            Filled();
            return hasMore;
        }

        public ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation) => inner.SeekAsync(position, cancellation);

        public void Dispose() => inner.Dispose();
    }
}
