using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;

namespace TenFour.Spark.Running;

/// <summary>A query of the C# API on a cluster: connects, starts, hands the rows to the sinks of this process, and ends its session with the query.</summary>
internal sealed class ClusterQueryRun(
    ConnectAddress address, TimeProvider time, Action<string> warn, ClusterStatistic statistic, ClusterStart start, IReadOnlyList<ISink> sinks, int? mostRows)
    : IQueryRun
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a stop waits for a cluster that may not answer any more.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<ClusterRun> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastBatch = -1;

    public Guid Id { get; private set; }

    public Guid RunId { get; private set; }

    public IReadOnlyList<PlanStep> Plan => [];

    public async Task RunAsync(Action<StreamingQueryProgress> report, CancellationToken stop, CancellationToken stopNow)
    {
        using var session = await SparkSession.ConnectAsync(address, time, warn, stopNow).ConfigureAwait(false);
        try
        {
            var settings = await ClusterRun.SettingsAsync(session, statistic.TimeZone, start.Settings, stopNow).ConfigureAwait(false);
            var most = start.Target is null && sinks.Count > 0 ? statistic.Mode == OutputMode.Complete ? mostRows : null : 0;
            var run = await ClusterRun.StartAsync(session, statistic, start with { Settings = settings }, most, stopNow).ConfigureAwait(false);
            (Id, RunId) = (run.Query.Id, run.Query.RunId);
            _started.TrySetResult(run);
            await FollowAsync(run, report, stop, stopNow).ConfigureAwait(false);
        }
        finally
        {
            await session.TryReleaseAsync(stopNow.IsCancellationRequested ? StopPatience : null).ConfigureAwait(false);
        }
    }

    public async Task WaitUntilIdleAsync(CancellationToken cancellation)
    {
        var run = await _started.Task.WaitAsync(cancellation).ConfigureAwait(false);
        await run.Query.ProcessAllAvailableAsync(cancellation).ConfigureAwait(false);
        var last = (await run.Query.LastReportAsync(cancellation).ConfigureAwait(false))?.Progress.BatchId ?? -1;
        while (Interlocked.Read(ref _lastBatch) < last)
        {
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sink in sinks)
        {
            await sink.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task FollowAsync(ClusterRun run, Action<StreamingQueryProgress> report, CancellationToken stop, CancellationToken stopNow)
    {
        var shown = start.Target is null ? sinks : [];
        var context = new SinkContext(start.Name, statistic.Plan.Schema, statistic.Mode, statistic.TimeZone, LastCommittedBatchId: -1, IsNewCheckpoint: true)
        {
            QueryId = Id,
        };
        foreach (var sink in shown)
        {
            await sink.OpenAsync(context, stopNow).ConfigureAwait(false);
        }

        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var stopping = stopNow.Register(() => patience.CancelAfter(StopPatience)).ConfigureAwait(false);
        await foreach (var batch in run.BatchesAsync(stop, stopNow, patience.Token).ConfigureAwait(false))
        {
            foreach (var sink in shown)
            {
                await SinkFeed.WriteAsync(sink, batch, statistic.Mode, CancellationToken.None).ConfigureAwait(false);
            }

            report(batch.Report.Progress);
            Interlocked.Exchange(ref _lastBatch, batch.Report.Progress.BatchId);
        }
    }
}
