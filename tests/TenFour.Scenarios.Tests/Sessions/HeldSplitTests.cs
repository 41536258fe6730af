using TenFour.Calls;
using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Topics;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A worker whose split has not its turn yet holds the rows and goes on with the next split.</summary>
public sealed class HeldSplitTests
{
    private const int Records = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("SELECT _offset AS o, upper(disposition) AS d FROM calls", OutputMode.Append)]
    [InlineData("SELECT disposition AS d, count(*) AS o FROM calls GROUP BY disposition", OutputMode.Complete)]
    public async Task Worker_SplitBeforeItsOwnIsSlow_DecodesTheNextAndHandsRowsOnInOrder(string sql, OutputMode mode)
    {
        using var calls = new CallsSession(Records);
        using var third = new ManualResetEventSlim();
        var isDecodedAhead = true;
        var watched = Watched(calls, split =>
        {
            if (split == 0)
            {
                isDecodedAhead = third.Wait(Patience);
            }
            else if (split == 2)
            {
                third.Set();
            }
        });

        var rows = await RowsAsync(watched.Sql(sql), mode, workers: 2);

        Assert.True(isDecodedAhead, "nobody read the third split before the first one was through");
        Assert.Equal(await RowsAsync(calls.Session.Sql(sql), mode, workers: 1), rows);
    }

    [Fact]
    public async Task Worker_FailsWhileItHoldsASplit_FailsTheBatchAndLeavesItToTheNextStart()
    {
        const string sql = "SELECT _offset AS o, disposition AS d FROM calls";
        using var calls = new CallsSession(Records);
        using var failed = new ManualResetEventSlim();
        var watched = Watched(calls, split =>
        {
            if (split == 0)
            {
                failed.Wait(Patience);
            }
            else if (split == 2)
            {
                failed.Set();
                throw new IOException("the third split is gone");
            }
        });

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RowsAsync(watched.Sql(sql), OutputMode.Append, workers: 2, calls.Of("checkpoint")));

        Assert.Contains("the third split is gone", failure.ToString(), StringComparison.Ordinal);
        var expected = await RowsAsync(calls.Session.Sql(sql), OutputMode.Append, workers: 1);
        Assert.Equal(expected, await RowsAsync(calls.Session.Sql(sql), OutputMode.Append, workers: 2, calls.Of("checkpoint")));
    }

    private static StreamingSession Watched(CallsSession calls, Action<int> reading) => StreamingSession.Local().AddStream(
        "calls",
        () => new WatchedSource(FileTopicSource.Open(TopicAddress.Parse(calls.Topic), FileTopicSourceOptions.Default, TimeProvider.System), reading),
        CallSchema.Schema);

    private static async Task<List<string>> RowsAsync(StreamingFrame frame, OutputMode mode, int workers, string? checkpoint = null)
    {
        var sink = new MemorySink();
        var batches = sink.Subscribe();
        var options = CallsSession.AllAvailable with { Workers = workers, Mode = mode };
        await using var query = frame.Start(options, new QueryStart([sink]) { CheckpointFolder = checkpoint });
        await query.AwaitTerminationAsync(Patience);
        var texts = new List<string>();
        await foreach (var batch in batches)
        {
            for (var rows = batch.OpenRows(); rows.Read();)
            {
                texts.Add($"{rows.GetInt64("o")} {rows.GetString("d")}");
            }

            batch.Dispose();
        }

        return texts;
    }
}
