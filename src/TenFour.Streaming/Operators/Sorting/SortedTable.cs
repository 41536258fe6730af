using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Sorting;

/// <summary>A result in order. Sorted when it is read, and then no more rows are kept than will be read.</summary>
/// <param name="context">The batch's settings; each cursor evaluates in a context of its own.</param>
internal sealed class SortedTable(IResultTable input, IReadOnlyList<SortKey> keys, long? limit, EvaluationContext context) : IResultTable
{
    public Schema Schema => input.Schema;

    public long CountRows() => Math.Min(limit ?? long.MaxValue, input.CountRows());

    public IResultCursor Open(long? limit = null) => new Cursor(this, input.Open(), MostRows(limit));

    private long MostRows(long? wanted) => Math.Min(limit ?? long.MaxValue, wanted ?? long.MaxValue);

    private sealed class Cursor(SortedTable table, IResultCursor input, long rows) : IResultCursor
    {
        private SortedRows? sorted;
        private int next;

        public long HeldBytes => input.HeldBytes + (sorted?.Bytes ?? 0);

        public ColumnBatch? Read()
        {
            sorted ??= Sort();
            if (next >= sorted.Count)
            {
                return null;
            }

            var count = Math.Min(sorted.Count - next, ColumnBatch.TypicalRows);
            next += count;
            return sorted.Read(next - count, count);
        }

        public void Dispose() => input.Dispose();

        private SortedRows Sort()
        {
            var collected = new SortedRows(table.Schema, rows);
            var evaluation = table.NewContext();
            var order = new RowOrder(table.Keys);
            while (input.Read() is { } batch)
            {
                evaluation.Reset();
                order.Add(batch, evaluation, collected);
            }

            collected.Sort();
            return collected;
        }
    }

    private IReadOnlyList<SortKey> Keys { get; } = keys;

    private EvaluationContext NewContext() => new(context.TimeZone) { BatchTimeMicros = context.BatchTimeMicros };
}
