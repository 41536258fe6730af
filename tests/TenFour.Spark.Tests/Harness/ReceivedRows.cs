using TenFour.Spark.Protocol;
using TenFour.Spark.Sessions;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Spark.Tests.Harness;

/// <summary>The rows that a server has sent, as .NET values.</summary>
internal sealed class ReceivedRows(IReadOnlyList<ColumnBatch> batches) : IResultCursor
{
    private int _next;

    public static async Task<List<object?[]>> OfAsync(SparkSession session, string query)
    {
        var batches = new List<ColumnBatch>();
        await foreach (var batch in session.RowsAsync(new Relation { Sql = new SQL { Query = query } }, null, TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
        }

        using var cursor = new ReceivedRows(batches);
        return [.. Rows(new RowReader(batches[0].Schema, TimeZoneInfo.Utc, cursor))];
    }

    public long HeldBytes => 0;

    public ColumnBatch? Read() => _next < batches.Count ? batches[_next++] : null;

    public void Dispose()
    {
        // The batches are plain memory.
    }

    private static IEnumerable<object?[]> Rows(RowReader reader)
    {
        while (reader.Read())
        {
            yield return [.. reader.Schema.Fields.Select(f => reader.GetValue(f.Name))];
        }
    }
}
