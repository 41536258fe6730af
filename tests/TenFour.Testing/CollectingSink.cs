using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;
using TenFour.Streaming.Sinks;

namespace TenFour.Testing;

/// <summary>Keeps the rows of each batch as Spark's to_json writes them. A batch that comes again replaces its rows, as in any exact sink.</summary>
public sealed class CollectingSink : ISink
{
    private SinkContext? _context;

    public SortedDictionary<long, IReadOnlyList<string>> Batches { get; } = [];

    public string Description => "CollectingSink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this, batch.BatchId);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Batch(CollectingSink sink, long batchId) : ISinkBatch
    {
        private readonly RowJsonWriter _json = new(sink._context!.Schema, sink._context.TimeZone);
        private readonly List<string> _rows = [];
        private IResultTable? _table;

        public void Write(ColumnBatch rows)
        {
            for (var i = 0; i < rows.Rows.Count; i++)
            {
                var text = new TextBuffer();
                _json.Append(rows, rows.Rows[i], text);
                _rows.Add(text.ToString());
            }
        }

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            using var cursor = _table?.Open();
            while (cursor?.Read() is { } rows)
            {
                Write(rows);
            }

            sink.Batches[batchId] = _rows;
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // Rows that were not committed are dropped.
        }
    }
}
