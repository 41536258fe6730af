using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Streaming;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Comparing;

/// <summary>Runs a query on a cluster over all that is there, and fetches its rows.</summary>
internal sealed class SparkSide(SparkSession session, Action<string> onReport)
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

        await AwaitAsync(query, cancellation).ConfigureAwait(false);
        var elapsed = session.Time.GetElapsedTime(started);
        if (await query.FailureAsync(cancellation).ConfigureAwait(false) is { } failure)
        {
            return new EngineAnswer.Failure(failure);
        }

        var reports = BatchReport.Read(await query.RecentProgressAsync(cancellation).ConfigureAwait(false));
        var rows = await RowsAsync(query.Name, schema, cancellation).ConfigureAwait(false);
        return new EngineAnswer.Result(Batches(reports, rows, mode), elapsed);
    }

    private async Task AwaitAsync(SparkQuery query, CancellationToken cancellation)
    {
        while ((await query.StatusAsync(cancellation).ConfigureAwait(false)).IsActive)
        {
            await Task.Delay(PollInterval, session.Time, cancellation).ConfigureAwait(false);
            if (await query.LastProgressAsync(cancellation).ConfigureAwait(false) is { } report)
            {
                onReport(report);
            }
        }
    }

    private async Task<List<ColumnBatch>> RowsAsync(string table, Schema schema, CancellationToken cancellation)
    {
        var rows = new List<ColumnBatch>();
        await foreach (var batch in session.RowsAsync(new Relation { Sql = new SQL { Query = $"SELECT * FROM {table}" } }, schema, cancellation).ConfigureAwait(false))
        {
            rows.Add(batch);
        }

        return rows;
    }

    /// <summary>The table of the memory sink holds the rows of one batch after the other; in complete mode those of the last batch.</summary>
    private static List<AnsweredBatch> Batches(IReadOnlyList<BatchReport> reports, List<ColumnBatch> rows, OutputMode mode)
    {
        if (mode == OutputMode.Complete)
        {
            return [.. reports.Select((r, i) => new AnsweredBatch(r.BatchId, r.Ends, i == reports.Count - 1 ? rows : []))];
        }

        var slices = RowSlices.Cut(rows, [.. reports.Select(r => r.OutputRows)]);
        return [.. reports.Select((r, i) => new AnsweredBatch(r.BatchId, r.Ends, slices[i]))];
    }
}
