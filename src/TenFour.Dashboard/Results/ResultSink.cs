using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Dashboard.Results;

/// <summary>Makes each batch a version of the result in a store.</summary>
/// <param name="store">Takes the versions.</param>
/// <param name="time">The clock.</param>
/// <param name="budget">What reading a result may use; null where nothing limits it.</param>
/// <param name="key">In update mode the columns by which a row takes the place of an earlier one; null where rows only come.</param>
internal sealed class ResultSink(ResultStore store, TimeProvider time, WorkBudget? budget, int[]? key) : ISink
{
    private readonly NewestRows _kept = new(key);
    private SinkContext? _context;

    public string Description => "MemorySink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this, _context!, batch.BatchId);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Publish(long batchId, IResultTable table)
    {
        budget?.Restart();
        using (WorkBudget.Enter(budget))
        {
            var rows = new TableRows(table.Schema, _context!.TimeZone, table, budget);
            var count = table.CountRows();
            store.Publish(new ResultVersion(batchId, time.GetUtcNow(), table.Schema, count, count, rows));
        }
    }

    private void Publish(long batchId, List<object?[]> rows)
    {
        foreach (var row in rows)
        {
            _kept.Add(row);
        }

        var kept = _kept.ToArray();
        store.Publish(new ResultVersion(batchId, time.GetUtcNow(), _context!.Schema, _kept.Count, kept.Length, new KeptRows(kept)));
    }

    private sealed class Batch(ResultSink sink, SinkContext context, long batchId) : ISinkBatch
    {
        private readonly List<object?[]> _rows = [];
        private IResultTable? _table;

        public void Write(ColumnBatch rows)
        {
            using var cursor = new MemoryTable(context.Schema, [rows]).Open();
            _rows.AddRange(RowCopy.Read(context.Schema, context.TimeZone, cursor, long.MaxValue));
        }

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            if (_table is not null)
            {
                sink.Publish(batchId, _table);
            }
            else if (_rows.Count > 0)
            {
                sink.Publish(batchId, _rows);
            }

            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // What was not committed is shown to nobody.
        }
    }
}
