using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Testing;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A query object is awaited, stopped, cancelled and watched, and fails where its host sees it.</summary>
public sealed class QueryLifeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly QueryOptions Endless = new() { Workers = 1, MaxOffsetsPerTrigger = 100 };

    [Fact]
    public async Task Stop_DuringALongBatch_WaitsForTheBatch()
    {
        using var calls = new CallsSession();
        var sink = new GatedSink();
        await using var query = calls.Calls.Start(Endless, sink);
        await sink.Entered.WaitAsync(Patience);

        var stop = query.StopAsync();
        Assert.False(stop.IsCompleted);
        sink.Open();
        await stop.WaitAsync(Patience);

        Assert.Equal([0], sink.Committed);
        Assert.True(query.Completion.IsCompletedSuccessfully);
        Assert.True(sink.IsClosed);
    }

    [Fact]
    public async Task StopNow_DuringALongBatch_LeavesItToTheNextStart()
    {
        using var calls = new CallsSession();
        var (first, second) = (new GatedSink(), new GatedSink());
        var checkpoint = calls.Of("checkpoint");
        await using var query = calls.Calls.Start(Endless, new QueryStart([first]) { CheckpointFolder = checkpoint });
        await first.Entered.WaitAsync(Patience);

        await query.StopNowAsync().WaitAsync(Patience);

        Assert.True(query.Completion.IsCompletedSuccessfully);
        Assert.Empty(first.Committed);
        second.Open();
        await using var next = calls.Calls.Start(
            Endless with { Trigger = Trigger.AvailableNow }, new QueryStart([second]) { CheckpointFolder = checkpoint });
        await next.AwaitTerminationAsync(Patience);
        Assert.Equal([0, 1, 2, 3, 4, 5], second.Committed);
    }

    [Fact]
    public async Task Cancellation_DuringALongBatch_EndsTheQueryWithoutAFailure()
    {
        using var calls = new CallsSession();
        using var cancellation = new CancellationTokenSource();
        var sink = new GatedSink();
        await using var query = calls.Calls.Start(Endless, new QueryStart([sink]) { Cancellation = cancellation.Token });
        await sink.Entered.WaitAsync(Patience);

        await cancellation.CancelAsync();

        Assert.True(await query.AwaitTerminationAsync(Patience));
        Assert.Null(query.Exception);
        Assert.True(sink.IsClosed);
    }

    [Fact]
    public async Task Cancellation_BetweenBatches_EndsTheWait()
    {
        using var calls = new CallsSession();
        using var cancellation = new CancellationTokenSource();
        await using var query = calls.Calls.Start(
            Endless with { Trigger = Trigger.Every(TimeSpan.FromHours(1)) }, new QueryStart([new NoopSink()]) { Cancellation = cancellation.Token });
        await foreach (var progress in query.WatchAsync())
        {
            Assert.Equal(0, progress.BatchId);
            await cancellation.CancelAsync();
        }

        Assert.True(await query.AwaitTerminationAsync(Patience));
    }

    [Fact]
    public async Task Pace_NewRecordsAfterTheLast_AreTakenTogetherWhenItIsOver()
    {
        using var calls = new CallsSession(100);
        var (asked, over) = (new SemaphoreSlim(0), new TaskCompletionSource());
        Task Pace(CancellationToken _)
        {
            asked.Release();
            return over.Task;
        }

        await using var query = calls.Calls.Start(new QueryOptions { Workers = 1, Pace = Pace }, new NoopSink());
        var batches = query.WatchAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal(100, batches.Current.NumInputRows);

        calls.Append(10);
        Assert.True(await asked.WaitAsync(Patience, TestContext.Current.CancellationToken));
        calls.Append(20);
        over.SetResult();

        Assert.True(await batches.MoveNextAsync());
        Assert.Equal((1, 30), (batches.Current.BatchId, batches.Current.NumInputRows));
    }

    [Fact]
    public async Task Pace_RecordsThatComeDuringABatch_AreWaitedWithToo()
    {
        using var calls = new CallsSession(100);
        var (sink, asked) = (new GatedSink(), new TaskCompletionSource());
        Task Pace(CancellationToken _)
        {
            asked.TrySetResult();
            return Task.CompletedTask;
        }

        await using var query = calls.Calls.Start(new QueryOptions { Workers = 1, Pace = Pace }, sink);
        await sink.Entered;
        calls.Append(10);
        Assert.False(asked.Task.IsCompleted);
        sink.Open();

        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await query.ProcessAllAvailableAsync();
        Assert.Equal([0, 1], sink.Committed);
    }

    [Fact]
    public async Task Pace_BatchesThatCatchUp_DoNotWait()
    {
        using var calls = new CallsSession(100);
        var asked = 0;
        Task Pace(CancellationToken _)
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        }

        await using var query = calls.Calls.Start(new QueryOptions { Workers = 1, MaxOffsetsPerTrigger = 10, Pace = Pace }, new NoopSink());
        await query.ProcessAllAvailableAsync();

        Assert.InRange(asked, 0, 1);
    }

    [Fact]
    public async Task Pace_QueryIsStopped_DoesNotKeepIt()
    {
        using var calls = new CallsSession(1);
        var asked = new SemaphoreSlim(0);
        await using var query = calls.Calls.Start(
            new QueryOptions
            {
                Workers = 1,
                Pace = async stop =>
                {
                    asked.Release();
                    await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                },
            },
            new NoopSink());
        await query.ProcessAllAvailableAsync();
        calls.Append(1);
        Assert.True(await asked.WaitAsync(Patience, TestContext.Current.CancellationToken));

        await query.StopAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Cancellation_BeforeTheStart_StartsNothing()
    {
        using var calls = new CallsSession(1);
        var start = new QueryStart([new NoopSink()]) { CheckpointFolder = calls.Of("checkpoint"), Cancellation = new CancellationToken(true) };

        Assert.Throws<OperationCanceledException>(() => calls.Calls.Start(Endless, start));

        Assert.False(Directory.Exists(calls.Of("checkpoint")));
    }

    [Fact]
    public async Task Sink_ThatFails_FailsTheQueryAndEverythingIsClosed()
    {
        using var calls = new CallsSession();
        var full = StreamingException.ForEnvironment("The disk is full.");
        var failing = new GatedSink { Failure = full, CloseFailure = new IOException("closing fails too") };
        var other = new GatedSink();
        failing.Open();
        other.Open();
        await using var query = calls.Calls.Start(Endless, failing, other);
        var watch = Assert.ThrowsAsync<StreamingException>(async () => await DrainAsync(query.WatchAsync()));

        var thrown = await Assert.ThrowsAsync<StreamingException>(() => query.AwaitTerminationAsync(Patience));

        Assert.Same(full, thrown);
        Assert.Same(full, query.Exception);
        Assert.Same(full, await watch);
        Assert.False(query.IsActive);
        Assert.True(failing.IsClosed && other.IsClosed);
    }

    [Fact]
    public async Task Sink_ThatCannotBeClosed_FailsTheQuery()
    {
        using var calls = new CallsSession(10);
        var sink = new GatedSink { CloseFailure = new IOException("closing fails") };
        sink.Open();
        await using var query = calls.Calls.Start(CallsSession.AllAvailable, sink);

        await Assert.ThrowsAsync<IOException>(() => query.AwaitTerminationAsync(Patience));
    }

    [Fact]
    public async Task OnProgress_ThatThrows_FailsTheQuery()
    {
        using var calls = new CallsSession();
        var start = new QueryStart([new NoopSink()]) { OnProgress = _ => throw new InvalidDataException("no") };
        await using var query = calls.Calls.Start(Endless, start);

        await Assert.ThrowsAsync<InvalidDataException>(() => query.Completion.WaitAsync(Patience));

        Assert.Equal(0, query.LastProgress!.BatchId);
    }

    [Fact]
    public async Task Watch_OfAQuery_GivesEachReportAndEndsWithIt()
    {
        using var calls = new CallsSession();
        var sink = new GatedSink();
        await using var query = calls.Calls.Start(CallsSession.AllAvailable with { MaxOffsetsPerTrigger = 250 }, sink);
        var reports = query.WatchAsync();
        sink.Open();

        var seen = await DrainAsync(reports).WaitAsync(Patience);

        Assert.Equal([(0, 250), (1, 250), (2, 100)], seen.Select(p => (p.BatchId, p.NumInputRows)));
        Assert.Equal(seen, query.RecentProgress);
        Assert.Empty(await DrainAsync(query.WatchAsync()));
    }

    [Fact]
    public async Task Watch_ThatIsCancelled_LeavesTheQueryRunning()
    {
        using var calls = new CallsSession();
        using var cancellation = new CancellationTokenSource();
        await using var query = calls.Calls.Start(Endless, new NoopSink());
        var watch = DrainAsync(query.WatchAsync(cancellation.Token));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.True(query.IsActive);
    }

    [Fact]
    public async Task ProcessAllAvailable_OfAGrowingTopic_WaitsForWhatIsThere()
    {
        using var calls = new CallsSession(250);
        var sink = new CollectingSink();
        await using var query = calls.Calls.Start(Endless, sink);

        await query.ProcessAllAvailableAsync().WaitAsync(Patience);
        Assert.Equal(250, sink.Batches.Values.Sum(rows => rows.Count));
        calls.Append(330);
        await query.ProcessAllAvailableAsync().WaitAsync(Patience);

        Assert.Equal(580, sink.Batches.Values.Sum(rows => rows.Count));
        Assert.True(query.IsActive);
    }

    [Fact]
    public async Task Dispose_OfAQuery_StopsItAndCanBeRepeated()
    {
        using var calls = new CallsSession(10);
        var query = calls.Calls.Start(Endless, new NoopSink());

        await query.DisposeAsync();
        await query.DisposeAsync();
        await query.StopAsync();
        await query.StopNowAsync();

        Assert.False(query.IsActive);
    }

    private static async Task<List<StreamingQueryProgress>> DrainAsync(IAsyncEnumerable<StreamingQueryProgress> reports)
    {
        var seen = new List<StreamingQueryProgress>();
        await foreach (var report in reports)
        {
            seen.Add(report);
        }

        return seen;
    }
}
