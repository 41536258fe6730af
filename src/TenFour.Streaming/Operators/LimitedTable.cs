using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>The first rows of a result.</summary>
public sealed class LimitedTable(IResultTable input, long limit) : IResultTable
{
    public Schema Schema => input.Schema;

    public long CountRows() => Math.Min(limit, input.CountRows());

    public IResultCursor Open(long? limit = null)
    {
        var rows = MostRows(limit);
        return new Cursor(input.Open(rows), rows);
    }

    public PinnedTable Pin() => input.Pin().Over(kept => new LimitedTable(kept, limit));

    private long MostRows(long? wanted) => Math.Min(limit, wanted ?? long.MaxValue);

    private sealed class Cursor(IResultCursor input, long rows) : IResultCursor
    {
        private long left = rows;

        public long HeldBytes => input.HeldBytes;

        public ColumnBatch? Read()
        {
            if (left <= 0 || input.Read() is not { } batch)
            {
                return null;
            }

            var count = (int)Math.Min(left, batch.Rows.Count);
            left -= count;
            return count == batch.Rows.Count
                ? batch
                : batch with { Rows = batch.Rows.IsAll ? Rows.All(count) : Rows.Of(batch.Rows.Indexes!, count) };
        }

        public void Dispose() => input.Dispose();
    }
}
