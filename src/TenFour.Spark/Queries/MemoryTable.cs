using System.Globalization;
using TenFour.Spark.Plans;
using TenFour.Spark.Progress;
using TenFour.Spark.Protocol;
using TenFour.Spark.Results;
using TenFour.Spark.Sessions;
using TenFour.Streaming;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Queries;

/// <summary>
/// Reads the rows of a query back from Spark's memory sink: in complete mode the whole table, which each batch replaces; otherwise the rows of
/// each batch, which lie behind one another.
/// </summary>
/// <param name="name">Of the query, which is the table's.</param>
/// <param name="schema">The columns as the engine has them; null: as Arrow tells them.</param>
/// <param name="most">So many rows of a batch are asked for; null: all.</param>
internal sealed class MemoryTable(SparkSession session, string name, OutputMode mode, Schema? schema, int? most)
{
    private static readonly Schema CountSchema = new([new StructField("count", SqlType.Long)]);

    private Schema? _schema = schema;
    private long _rows;
    private long? _lastBatch;

    /// <summary>The columns; null before they are known.</summary>
    public Schema? Schema => _schema;

    /// <summary>Asks which columns there are, as Arrow tells them.</summary>
    public async Task LearnSchemaAsync(CancellationToken cancellation)
    {
        await foreach (var batch in session.RowsAsync(Select("*", " LIMIT 0"), null, cancellation).ConfigureAwait(false))
        {
            _schema = batch.Schema;
        }
    }

    /// <summary>Passes over the rows that are there.</summary>
    public async Task SkipAsync(CancellationToken cancellation) =>
        _rows = mode == OutputMode.Complete ? 0 : await CountAsync(cancellation).ConfigureAwait(false);

    /// <summary>The rows of batches that follow one another; null where a later one has replaced them.</summary>
    public async Task<IReadOnlyList<ReceivedTable?>> RowsAsync(IReadOnlyList<ClusterReport> reports, CancellationToken cancellation)
    {
        var tables = new List<ReceivedTable?>();
        if (mode == OutputMode.Complete)
        {
            tables.AddRange(reports.SkipLast(1).Select(_ => (ReceivedTable?)null));
            tables.Add(await ReadAsync(0, reports[^1].Progress.Sink.NumOutputRows, cancellation).ConfigureAwait(false));
            return tables;
        }

        if (_lastBatch is { } last && reports[0].Progress.BatchId > last + 1)
        {
            // Reports are lost that said how many rows lie in between.
            _rows = await CountAsync(cancellation).ConfigureAwait(false) - reports.Sum(r => r.Progress.Sink.NumOutputRows);
        }

        foreach (var report in reports)
        {
            var count = report.Progress.Sink.NumOutputRows;
            tables.Add(await ReadAsync(_rows, count, cancellation).ConfigureAwait(false));
            (_rows, _lastBatch) = (_rows + count, report.Progress.BatchId);
        }

        return tables;
    }

    private async Task<ReceivedTable> ReadAsync(long from, long count, CancellationToken cancellation)
    {
        var limit = most is { } limited ? Math.Min(limited, count) : count;
        var batches = new List<ColumnBatch>();
        if (limit > 0)
        {
            await foreach (var batch in session.RowsAsync(Select("*", $" LIMIT {Text(limit)} OFFSET {Text(from)}"), _schema, cancellation).ConfigureAwait(false))
            {
                batches.Add(batch);
            }
        }

        return new ReceivedTable(_schema ?? batches.FirstOrDefault()?.Schema ?? new Schema([]), batches, count);
    }

    private async Task<long> CountAsync(CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var batch in session.RowsAsync(Select("count(*) AS count", ""), CountSchema, cancellation).ConfigureAwait(false))
        {
            count += batch.Rows.Count > 0 ? ((FixedColumn<long>)batch.Columns[0]).Values[batch.Rows[0]] : 0;
        }

        return count;
    }

    private Relation Select(string what, string which) =>
        new() { Sql = new SQL { Query = $"SELECT {what} FROM {ExpressionText.Quote(name)}{which}" } };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
