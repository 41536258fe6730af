using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A query gives back memory that its small batches do not need, and takes it again.</summary>
public sealed class BatchSizeTests
{
    [Fact]
    public async Task Batches_SmallForLongBetweenLargeOnes_GiveTheRowsOfOneBatch()
    {
        using var calls = new CallsSession(20_000);
        var frame = calls.Calls.GroupBy(Window.Of("call_date_time", TimeSpan.FromHours(1)), "disposition").Count();
        var sink = new MemorySink();
        var batches = sink.Subscribe();
        await using var query = frame.Start(new QueryOptions { Mode = OutputMode.Complete, Workers = 2 }, sink);
        await using var reports = query.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
        await ReadAsync(reports, 20_000);

        foreach (var records in Enumerable.Repeat(3, 20).Append(20_000).Concat(Enumerable.Repeat(3, 20)))
        {
            calls.Append(records);
            await ReadAsync(reports, records);
        }

        await query.StopAsync();
        var (whole, atOnce) = (new MemorySink(), CallsSession.AllAvailable with { Mode = OutputMode.Complete });
        var expected = whole.Subscribe();
        await using var once = frame.Start(atOnce, whole);
        await once.AwaitTerminationAsync();
        Assert.True(query.LastProgress!.BatchId >= 40);
        Assert.Equal(await LastRowsAsync(expected), await LastRowsAsync(batches));
    }

    private static async Task ReadAsync(IAsyncEnumerator<StreamingQueryProgress> reports, long records)
    {
        while (records > 0)
        {
            Assert.True(await reports.MoveNextAsync());
            records -= reports.Current.NumInputRows;
        }
    }

    private static async Task<List<string>> LastRowsAsync(IAsyncEnumerable<MemoryBatch> batches)
    {
        var texts = new List<string>();
        await foreach (var batch in batches)
        {
            texts.Clear();
            for (var rows = batch.OpenRows(); rows.Read();)
            {
                texts.Add($"{rows.GetValue("window.start"):O} {rows.GetString("disposition")} {rows.GetInt64("count")}");
            }

            batch.Dispose();
        }

        texts.Sort(StringComparer.Ordinal);
        return texts;
    }
}
