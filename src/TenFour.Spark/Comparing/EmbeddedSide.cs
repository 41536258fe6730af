using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;

namespace TenFour.Spark.Comparing;

/// <summary>Runs a query on the embedded engine, and keeps its rows.</summary>
internal static class EmbeddedSide
{
    public static async Task<EngineAnswer> RunAsync(StreamingFrame frame, QueryOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var sink = new MemorySink();
        var kept = KeepAsync(sink.Subscribe());
        var reports = new List<StreamingQueryProgress>();
        var started = time.GetTimestamp();
        Dictionary<long, IReadOnlyList<ColumnBatch>> rows;
        try
        {
            await using var query = frame.Start(options, new QueryStart([sink]) { OnProgress = reports.Add, Cancellation = cancellation });
            await query.AwaitTerminationAsync(cancellationToken: cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();

            // A complete result is computed while it is read, and may fail then.
            rows = await kept.ConfigureAwait(false);
        }
        catch (StatisticException error)
        {
            return new EngineAnswer.Refusal(error);
        }
        catch (StreamingException error) when (error.Fault == Fault.Data)
        {
            return new EngineAnswer.Failure(error);
        }

        var batches = reports.Select(r => new AnsweredBatch(
            r.BatchId, r.NumInputRows, [.. r.Sources.Select(s => SourceOffsets.FromJson(s.EndOffset))], rows.GetValueOrDefault(r.BatchId, [])));
        return new EngineAnswer.Result([.. batches], frame.Schema, time.GetElapsedTime(started));
    }

    private static async Task<Dictionary<long, IReadOnlyList<ColumnBatch>>> KeepAsync(IAsyncEnumerable<MemoryBatch> batches)
    {
        var rows = new Dictionary<long, IReadOnlyList<ColumnBatch>>();
        MemoryBatch? table = null;
        await foreach (var batch in batches.ConfigureAwait(false))
        {
            if (batch.Table is null)
            {
                rows[batch.BatchId] = batch.Rows;
                continue;
            }

            // Of a complete result only the last one counts; building every one would take longer than all batches together.
            table?.Dispose();
            table = batch;
        }

        using (table)
        {
            if (table is not null)
            {
                rows[table.BatchId] = [.. ReadAll(table)];
            }
        }

        return rows;
    }

    private static IEnumerable<ColumnBatch> ReadAll(MemoryBatch table)
    {
        while (table.Table!.Read() is { } rows)
        {
            yield return ColumnCopy.Compact(rows);
        }
    }
}
