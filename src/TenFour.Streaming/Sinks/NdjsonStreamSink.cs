using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;

namespace TenFour.Streaming.Sinks;

/// <summary><c>ndjson:-</c>: rows as JSON lines into a stream, batch after batch; a batch is written when it is whole.</summary>
/// <param name="output">Not closed by the sink.</param>
/// <param name="flush">Makes what was written visible, after each batch.</param>
public sealed class NdjsonStreamSink(Stream output, Action flush) : ISink
{
    private SinkContext? _context;

    public string Description => "NdjsonSink[-]";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(output, flush, new RowJsonWriter(_context!.Schema, _context.TimeZone));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Batch(Stream output, Action flush, RowJsonWriter json) : ISinkBatch
    {
        private readonly TextBuffer _text = new();
        private IResultTable? _table;

        public void Write(ColumnBatch rows)
        {
            for (var i = 0; i < rows.Rows.Count; i++)
            {
                json.Append(rows, rows.Rows[i], _text);
                _text.Append((byte)'\n');
            }
        }

        public void Complete(IResultTable table) => _table = table;

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            output.Write(_text.Written);
            using var cursor = _table?.Open();
            while (cursor?.Read() is { } rows)
            {
                _text.Clear();
                Write(rows);
                output.Write(_text.Written);
            }

            flush();
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // The stream is the caller's.
        }
    }
}
