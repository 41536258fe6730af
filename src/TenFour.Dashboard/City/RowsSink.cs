using TenFour.Dashboard.Results;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Dashboard.City;

/// <summary>Hands over the rows of each append or update batch when it is committed.</summary>
internal sealed class RowsSink(Action<IReadOnlyList<object?[]>> take) : ISink
{
    private SinkContext? _context;

    public string Description => "MemorySink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return ValueTask.CompletedTask;
    }

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(take, _context!);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Batch(Action<IReadOnlyList<object?[]>> take, SinkContext context) : ISinkBatch
    {
        private readonly List<object?[]> _rows = [];

        public void Write(ColumnBatch rows) =>
            _rows.AddRange(RowCopy.Read(context.Schema, context.TimeZone, new MemoryTable(context.Schema, [rows]).Open(), int.MaxValue));

        public void Complete(IResultTable table) => throw new NotSupportedException("The statistics of the first page give changes, not whole results.");

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            if (_rows.Count > 0)
            {
                take(_rows);
            }

            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            // What was not committed is shown to nobody.
        }
    }
}
