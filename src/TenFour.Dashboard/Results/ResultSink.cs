using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Dashboard.Results;

/// <summary>Makes each batch a version of the result in a store.</summary>
internal sealed class ResultSink(ResultStore store, TimeProvider time) : ISink
{
    private readonly LinkedList<object?[]> _kept = [];
    private SinkContext? _context;
    private long _count;

    public string Description => "MemorySink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this, _context!, batch.BatchId);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Publish(long batchId, IResultTable table) => store.Publish(new ResultVersion(
        batchId, time.GetUtcNow(), table.Schema, table.CountRows(), new TableRows(table.Schema, _context!.TimeZone, table)));

    private void Publish(long batchId, List<object?[]> rows)
    {
        foreach (var row in rows)
        {
            _kept.AddFirst(row);
        }

        while (_kept.Count > ResultLimits.KeptRows)
        {
            _kept.RemoveLast();
        }

        _count += rows.Count;
        store.Publish(new ResultVersion(batchId, time.GetUtcNow(), _context!.Schema, _count, new KeptRows([.. _kept])));
    }

    private sealed class Batch(ResultSink sink, SinkContext context, long batchId) : ISinkBatch
    {
        private readonly List<object?[]> _rows = [];
        private IResultTable? _table;

        public void Write(ColumnBatch rows) =>
            _rows.AddRange(RowCopy.Read(context.Schema, context.TimeZone, new MemoryTable(context.Schema, [rows]).Open(), int.MaxValue));

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
