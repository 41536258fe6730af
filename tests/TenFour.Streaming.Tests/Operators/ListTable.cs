using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>A result of calls, read in pieces.</summary>
internal sealed class ListTable(IReadOnlyList<Call> calls, int piece) : IResultTable
{
    public Schema Schema => Call.Schema;

    public long CountRows() => calls.Count;

    public IResultCursor Open(long? limit = null) => new Cursor(calls.Chunk(piece).GetEnumerator());

    private sealed class Cursor(IEnumerator<Call[]> pieces) : IResultCursor
    {
        public long HeldBytes => 0;

        public ColumnBatch? Read() => pieces.MoveNext() ? Call.Batch(pieces.Current, null) : null;

        public void Dispose() => pieces.Dispose();
    }
}
