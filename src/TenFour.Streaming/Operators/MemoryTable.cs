using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>A result whose rows are in memory.</summary>
public sealed class MemoryTable(Schema schema, IReadOnlyList<ColumnBatch> batches) : IResultTable
{
    public Schema Schema => schema;

    public long CountRows() => batches.Sum(b => (long)b.Rows.Count);

    public IResultCursor Open(long? limit = null) => new Cursor(batches);

    private sealed class Cursor(IReadOnlyList<ColumnBatch> batches) : IResultCursor
    {
        private int _next;

        public long HeldBytes => 0;

        public ColumnBatch? Read() => _next < batches.Count ? batches[_next++] : null;

        public void Dispose()
        {
            // The rows are the table's.
        }
    }
}
