using TenFour.Spark.Faults;
using TenFour.Spark.Progress;
using TenFour.Spark.Protocol;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Streaming;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Comparing;

/// <summary>Runs a query on a cluster over all that is there, and fetches its rows.</summary>
/// <param name="onReport">Told each report on a batch.</param>
internal sealed class SparkSide(SparkSession session, Action<ClusterReport> onReport)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    public async Task<EngineAnswer> RunAsync(Relation relation, Schema schema, OutputMode mode, CancellationToken cancellation)
    {
        var options = new QueryStartOptions($"tenfour_compare_{Guid.NewGuid():N}", mode, QueryTarget.Memory) { Trigger = "available-now" };
        var started = session.Time.GetTimestamp();
        SparkQuery query;
        try
        {
            query = await SparkQuery.StartAsync(session, relation, options, cancellation).ConfigureAwait(false);
        }
        catch (SparkException error) when (error.Fault == Fault.User)
        {
            return new EngineAnswer.Refusal(error);
        }

        var reports = await AwaitAsync(query, cancellation).ConfigureAwait(false);
        var elapsed = session.Time.GetElapsedTime(started);
        if (await query.FailureAsync(cancellation).ConfigureAwait(false) is { } failure)
        {
            return new EngineAnswer.Failure(failure);
        }

        var types = (await RowsAsync($"SELECT * FROM {query.Name} LIMIT 0", null, cancellation).ConfigureAwait(false))[0].Schema;
        var known = ColumnTypes.Difference(schema, types) is null ? schema : null;
        var rows = await RowsAsync($"SELECT * FROM {query.Name}", known, cancellation).ConfigureAwait(false);
        return new EngineAnswer.Result(Batches(reports, rows, mode), types, elapsed);
    }

    private async Task<List<ClusterReport>> AwaitAsync(SparkQuery query, CancellationToken cancellation)
    {
        var log = new ReportLog(query.LastProgressAsync, query.RecentProgressAsync);
        var reports = new List<ClusterReport>();
        for (var isActive = true; isActive;)
        {
            // Asked before the reports: what has ended has reported everything.
            isActive = (await query.StatusAsync(cancellation).ConfigureAwait(false)).IsActive;
            foreach (var report in await log.NewAsync(cancellation).ConfigureAwait(false))
            {
                reports.Add(report);
                onReport(report);
            }

            await Task.Delay(isActive ? PollInterval : TimeSpan.Zero, session.Time, cancellation).ConfigureAwait(false);
        }

        return reports;
    }

    /// <summary>The rows of a query; at least one batch comes, also without rows.</summary>
    /// <param name="schema">The columns as the engine has them; null: as Spark has them.</param>
    private async Task<List<ColumnBatch>> RowsAsync(string sql, Schema? schema, CancellationToken cancellation)
    {
        var rows = new List<ColumnBatch>();
        await foreach (var batch in session.RowsAsync(new Relation { Sql = new SQL { Query = sql } }, schema, cancellation).ConfigureAwait(false))
        {
            rows.Add(batch);
        }

        return rows;
    }

    /// <summary>The table of the memory sink holds the rows of one batch after the other; in complete mode those of the last batch.</summary>
    private static List<AnsweredBatch> Batches(List<ClusterReport> reports, List<ColumnBatch> rows, OutputMode mode)
    {
        if (mode == OutputMode.Complete)
        {
            return [.. reports.Select((r, i) => Batch(r, i == reports.Count - 1 ? rows : []))];
        }

        var slices = RowSlices.Cut(rows, [.. reports.Select(r => r.Progress.Sink.NumOutputRows)]);
        return [.. reports.Select((r, i) => Batch(r, slices[i]))];
    }

    private static AnsweredBatch Batch(ClusterReport report, List<ColumnBatch> rows) =>
        new(report.Progress.BatchId, report.Progress.NumInputRows, [.. report.Progress.Sources.Select(s => SourceOffsets.FromJson(s.EndOffset))], rows);
}
