using TenFour.Streaming.Columns;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Tests.Operators;

namespace TenFour.Streaming.Tests.Sinks;

/// <summary>Drives a sink as a query does, with batches whose rows follow from their ids.</summary>
internal static class SinkRun
{
    public static readonly int[] RowsOfBatch = [3, 0, 1, 40, 2, 0, 0, 17, 5, 1];

    public static SinkContext Context(long lastCommitted, OutputMode mode = OutputMode.Append) =>
        new("calls", Call.Schema, mode, TimeZoneInfo.Utc, lastCommitted, IsNewCheckpoint: lastCommitted < 0);

    public static async Task OpenAsync(ISink sink, long lastCommitted) =>
        await sink.OpenAsync(Context(lastCommitted), TestContext.Current.CancellationToken);

    /// <summary>Opens the sink and writes batches.</summary>
    public static async Task WriteAsync(ISink sink, params IEnumerable<int> batchIds)
    {
        var opened = false;
        foreach (var id in batchIds)
        {
            if (!opened)
            {
                await OpenAsync(sink, id - 1);
                opened = true;
            }

            await CommitAsync(sink, id, Rows(id));
        }
    }

    public static async Task CommitAsync(ISink sink, int batchId, params IReadOnlyList<ColumnBatch> rows)
    {
        using var batch = sink.Begin(new SinkBatchInfo(batchId, null));
        foreach (var part in rows)
        {
            batch.Write(part);
        }

        await batch.CommitAsync(TestContext.Current.CancellationToken);
    }

    public static void Abandon(ISink sink, int batchId)
    {
        using var batch = sink.Begin(new SinkBatchInfo(batchId, null));
        batch.Write(Rows(batchId));
    }

    public static ColumnBatch Rows(int batchId) => Rows(batchId, RowsOfBatch[batchId]);

    public static ColumnBatch Rows(int batchId, int count) =>
        Call.Batch([.. Enumerable.Range(0, count).Select(i => new Call(batchId * 1_000_000L, $"batch {batchId}", i))], null);

    /// <summary>What the sink of one file a batch writes for batches, one after the other.</summary>
    public static async Task<string> ExpectedAsync(string folder, params IEnumerable<int> batchIds)
    {
        await using var sink = new NdjsonSink(new NdjsonSinkOptions(folder));
        await WriteAsync(sink, batchIds);
        return Concatenation(folder);
    }

    public static string Concatenation(string folder) =>
        string.Concat(Directory.GetFiles(folder, "*.ndjson").Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
