using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Sorting;

/// <summary>A result in order. Sorted when it is read, and then no more rows are kept than will be read.</summary>
/// <param name="context">The batch's settings; each cursor evaluates in a context of its own.</param>
internal sealed class SortedTable(IResultTable input, IReadOnlyList<SortKey> keys, long? limit, EvaluationContext context) : IResultTable
{
    // Beyond that, most pieces of a result would be read anyway.
    private const long MostRankedRows = 10_000;

    public Schema Schema => input.Schema;

    public long CountRows() => Math.Min(limit ?? long.MaxValue, input.CountRows());

    public IResultCursor Open(long? limit = null)
    {
        var rows = MostRows(limit);
        return new Cursor(this, OpenInput(rows), rows);
    }

    public IResultTable Where(Stage filter, EvaluationContext filterContext) => limit is null
        ? new SortedTable(input.Where(filter, filterContext), keys, null, context)
        : new StagedTable(this, filter, filterContext);

    public IResultTable Unordered => limit is null ? input.Unordered : this;

    public PinnedTable Pin()
    {
        var later = NewContext();
        return input.Pin().Over(kept => new SortedTable(kept, keys, limit, later));
    }

    /// <summary>All of the input, or just what holds the first rows where the input remembers that.</summary>
    private IResultCursor OpenInput(long rows)
    {
        if (rows <= MostRankedRows && input is IRankedTable ranked && keys is [{ Expression: ColumnReference column } key, ..])
        {
            return ranked.OpenFirst(new ColumnRank(column.Index, key.Descending, key.NullsFirst), rows) ?? input.Open();
        }

        return input.Open();
    }

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
                WorkBudget.Check();
                evaluation.Reset();
                order.Add(batch, evaluation, collected);
            }

            collected.Sort();
            return collected;
        }
    }

    private IReadOnlyList<SortKey> Keys => keys;

    private EvaluationContext NewContext() => new(context.TimeZone) { BatchTimeMicros = context.BatchTimeMicros };
}
