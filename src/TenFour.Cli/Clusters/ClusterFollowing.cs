using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Queries;
using TenFour.Spark.Running;
using TenFour.Streaming;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types;

namespace TenFour.Cli.Clusters;

/// <summary>Shows the batches of a query on a cluster, until it ends or is stopped.</summary>
internal sealed class ClusterFollowing : IDisposable
{
    private readonly CommandContext _context;
    private readonly IReadOnlyList<ISink> _sinks;
    private readonly ProgressFile? _progress;
    private readonly CancellationTokenSource _lost = new();
    private readonly BatchWait _wait;
    private OutputMode _mode;

    /// <param name="progress">The file of <c>--progress</c>, or null.</param>
    public ClusterFollowing(CommandContext context, IReadOnlyList<ISink> sinks, string? progress) =>
        (_context, _sinks, _progress, _wait) = (context, sinks, progress is null ? null : new ProgressFile(progress), new BatchWait(context.Time));

    /// <summary>Says that the cluster does not answer. Who has asked for a stop by then does not wait for it to come back.</summary>
    public void Warn(string text)
    {
        _context.Output.Messages.WriteLine($"warning: {text}");
        if (_context.Stop.IsCancellationRequested)
        {
            _lost.Cancel();
        }
    }

    public async Task OpenAsync(string title, Schema schema, OutputMode mode, TimeZoneInfo timeZone)
    {
        _mode = mode;
        foreach (var sink in _sinks)
        {
            await sink.OpenAsync(new SinkContext(title, schema, mode, timeZone, LastCommittedBatchId: -1, IsNewCheckpoint: true), _context.Stop);
        }
    }

    /// <exception cref="Streaming.Errors.StreamingException">The query, or the cluster, has failed.</exception>
    public async Task FollowAsync(ClusterRun run)
    {
        run.OnStatus = SayWait;
        var now = _context.TakeSecondSignal();
        await using var stopping = _context.Stop.Register(() => _context.Output.Messages.WriteLine(
            "Spark stops between two batches where it can; one that it has begun meanwhile is broken off, and run again by the next start"));
        await foreach (var batch in run.BatchesAsync(_context.Stop, now, _lost.Token))
        {
            await ShowAsync(batch);
        }
    }

    /// <summary>Shows the batches of a query that goes on when a stop is asked for.</summary>
    /// <exception cref="Streaming.Errors.StreamingException">The query, or the cluster, has failed.</exception>
    public async Task WatchAsync(ClusterRun run)
    {
        run.OnStatus = SayWait;
        await using var leaving = _context.Stop.Register(() => _context.Output.Messages.WriteLine("the query goes on; `queries stop` ends it"));
        await foreach (var batch in run.BatchesAsync(cancellation: _context.Stop))
        {
            await ShowAsync(batch);
        }
    }

    public void Dispose()
    {
        _progress?.Dispose();
        _lost.Dispose();
    }

    private void SayWait(QueryStatus status)
    {
        if (status.IsActive && _wait.Say(status.Message) is { } text)
        {
            _context.Output.Messages.WriteLine(text);
        }
    }

    private async Task ShowAsync(ClusterBatch batch)
    {
        _wait.End();
        foreach (var sink in _sinks)
        {
            await SinkFeed.WriteAsync(sink, batch, _mode, CancellationToken.None);
        }

        var report = batch.Report;
        _progress?.Append(report.Json.Span);
        if (!_context.Output.ResultTraits.CanRedraw)
        {
            var dropped = report.DroppedByWatermark > 0 ? $", {report.DroppedByWatermark:N0} rows dropped by the watermark" : "";
            _context.Output.Messages.WriteLine(ProgressLine.Of(report.Progress) + dropped);
        }

        foreach (var console in _sinks.OfType<ConsoleSink>())
        {
            console.Note(report.Progress);
        }
    }
}
