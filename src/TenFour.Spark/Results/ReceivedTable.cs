using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Results;

/// <summary>Rows that a cluster has sent, as a result that sinks read.</summary>
/// <param name="count">How many rows there are on the cluster; fewer may have been asked for.</param>
internal sealed class ReceivedTable(Schema schema, IReadOnlyList<ColumnBatch> batches, long count) : IResultTable
{
    public Schema Schema => schema;

    public IReadOnlyList<ColumnBatch> Batches => batches;

    public long CountRows() => count;

    public IResultCursor Open(long? limit = null) => new Cursor(batches);

    private sealed class Cursor(IReadOnlyList<ColumnBatch> batches) : IResultCursor
    {
        private int _next;

        public long HeldBytes => 0;

        public ColumnBatch? Read() => _next < batches.Count ? batches[_next++] : null;

        public void Dispose()
        {
            // The batches are plain memory.
        }
    }
}
