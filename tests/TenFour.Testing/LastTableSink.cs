using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;
using TenFour.Streaming.Sinks;

namespace TenFour.Testing;

/// <summary>Sums up the newest complete result without keeping its rows.</summary>
public sealed class LastTableSink : ISink
{
    private SinkContext? _context;

    /// <summary>The number of rows of the newest batch.</summary>
    public long Rows { get; private set; }

    /// <summary>The sum of the last column, a BIGINT.</summary>
    public long SumOfLastColumn { get; private set; }

    /// <summary>The first row as JSON.</summary>
    public string? First { get; private set; }

    public string Description => "LastTableSink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Take(IResultTable table)
    {
        (Rows, SumOfLastColumn, First) = (0, 0, null);
        using var cursor = table.Open();
        while (cursor.Read() is { } batch)
        {
            First ??= Text(batch);
            var last = (FixedColumn<long>)batch.Columns[^1];
            for (var i = 0; i < batch.Rows.Count; i++)
            {
                SumOfLastColumn += last.Values[batch.Rows[i]];
            }

            Rows += batch.Rows.Count;
        }
    }

    private string Text(ColumnBatch batch)
    {
        var text = new TextBuffer();
        new RowJsonWriter(_context!.Schema, _context.TimeZone).Append(batch, batch.Rows[0], text);
        return text.ToString();
    }

    private sealed class Batch(LastTableSink sink) : ISinkBatch
    {
        private IResultTable? _table;

        public void Write(ColumnBatch rows) => throw new InvalidOperationException("for complete mode only");

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            sink.Take(_table!);
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // Nothing held.
        }
    }
}
