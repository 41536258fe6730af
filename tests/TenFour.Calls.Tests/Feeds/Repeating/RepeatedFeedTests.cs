using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Repeating;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeds.Repeating;

public class RepeatedFeedTests
{
    private const string Records = """
        {"crime_id":"183652000","report_date":"2018-12-31","call_date_time":"2018-12-31T23:57:00.000","note":"2018-01-01"}
        {"crime_id":"A7","call_date_time":"2018-12-30T01:00:00.000","dispatch_date_time":"2019-01-02T00:00:00.000"}
        oops
        {"crime_id":17,"call_date_time":null}
        """;

    [Fact]
    public async Task Records_OfLaterPasses_AreShiftedByWholeDaysAndHaveNewIds()
    {
        using var feed = new RepeatedFeed(await FeedReading.OpenAsync(Records), passes: 3);

        var records = await feed.ToListAsync();

        Assert.Equal(Records.Split('\n'), records[..4]);
        Assert.Equal(
            [
                """{"crime_id":"190022000","report_date":"2019-01-02","call_date_time":"2019-01-02T23:57:00.000","note":"2018-01-01"}""",
                """{"crime_id":"A7-1","call_date_time":"2019-01-01T01:00:00.000","dispatch_date_time":"2019-01-04T00:00:00.000"}""",
                "oops",
                """{"crime_id":171,"call_date_time":null}""",
            ],
            records[4..8]);
        Assert.Equal(
            """{"crime_id":"A7-2","call_date_time":"2019-01-03T01:00:00.000","dispatch_date_time":"2019-01-06T00:00:00.000"}""",
            records[9]);
        Assert.Equal(12, records.Count);
    }

    [Fact]
    public async Task Records_OfAllPasses_AreDistinctWhereTheyHaveATime()
    {
        var input = Enumerable.Range(0, 50).Select(i => CallRecords.At(CallRecords.Minute(i * 100), 182_750_000 + i));
        using var feed = new RepeatedFeed(await FeedReading.OpenAsync(string.Join('\n', input)), passes: 400);

        var records = await feed.ToListAsync();

        Assert.Equal(20_000, records.Distinct().Count());
        Assert.Equal(20_000, records.Select(record => record.Split('"')[3]).Distinct().Count());
    }

    [Fact]
    public async Task Seek_ToAnyPosition_GoesOnBehindIt()
    {
        using var whole = new RepeatedFeed(await FeedReading.OpenAsync(Records), passes: 3);
        var expected = await whole.ToListAsync();
        for (var taken = 0; taken <= expected.Count; taken++)
        {
            using var first = new RepeatedFeed(await FeedReading.OpenAsync(Records), passes: 3);
            await first.ToListAsync(taken);
            using var second = new RepeatedFeed(await FeedReading.OpenAsync(Records), passes: 3);

            await second.SeekAsync(FeedPosition.FromJson(first.Position.ToJson()), default);

            Assert.Equal(expected[taken..], await second.ToListAsync());
        }
    }

    [Fact]
    public async Task SecondPass_WithoutAnyTime_IsRefused()
    {
        using var feed = new RepeatedFeed(await FeedReading.OpenAsync("{\"a\":1}\n"), passes: 2);

        Assert.Single(await feed.ToListAsync(limit: 1));
        var error = await Assert.ThrowsAsync<FeedException>(() => feed.ToListAsync());
        Assert.Contains("call_date_time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LaterPass_AfterTheYear9999_IsRefused()
    {
        using var feed = new RepeatedFeed(await FeedReading.OpenAsync(CallRecords.At("9999-12-31T00:00:00.000")), passes: 2);

        var error = await Assert.ThrowsAsync<FeedException>(() => feed.ToListAsync());
        Assert.Contains("9999", error.Message, StringComparison.Ordinal);
    }
}
