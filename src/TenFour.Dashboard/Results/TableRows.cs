using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Sorting;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>The rows of a complete-mode batch, built only when somebody reads them, and only as many.</summary>
internal sealed class TableRows(Schema schema, TimeZoneInfo timeZone, IResultTable table, WorkBudget? budget) : IResultRows
{
    private readonly Lock _lock = new();

    // Opened during the batch, when a result in order knows where its first rows are.
    private readonly IResultCursor _first = table.Open(ResultLimits.HeadRows);
    private readonly PinnedTable _version = table.Pin();
    private List<object?[]>? _head;
    private List<object?[]>? _all;

    public IReadOnlyList<object?[]> Head()
    {
        lock (_lock)
        {
            return _head ??= Limited(() => RowCopy.Read(schema, timeZone, _first, ResultLimits.HeadRows).ToList());
        }
    }

    public IReadOnlyList<object?[]> All()
    {
        lock (_lock)
        {
            return _all ??= Limited(ReadAll);
        }
    }

    public ResultSlice Find(ResultView view, CancellationToken cancellation) => Limited(() => FindNow(view, cancellation));

    private ResultSlice FindNow(ResultView view, CancellationToken cancellation)
    {
        var filter = Filter(view, cancellation);
        using var cursor = Viewed(view, filter, ordered: true).Open(ResultLimits.FoundRows);
        List<object?[]> rows = [.. RowCopy.Read(schema, timeZone, cursor, ResultLimits.FoundRows)];
        if (filter is null)
        {
            return new ResultSlice(rows, _version.Table.CountRows());
        }

        // The rest is only counted.
        while (rows.Count == ResultLimits.FoundRows && cursor.Read() is not null)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return new ResultSlice(rows, filter.Matching);
    }

    public IEnumerable<object?[]> Stream(ResultView view, CancellationToken cancellation)
    {
        using var cursor = Viewed(view, Filter(view, cancellation), CanOrder(view, cancellation)).Open();
        using var rows = RowCopy.Read(schema, timeZone, cursor, long.MaxValue).GetEnumerator();
        while (Limited(rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    public void Dispose()
    {
        _first.Dispose();
        _version.Dispose();
    }

    private T Limited<T>(Func<T> read)
    {
        budget?.Restart();
        using (WorkBudget.Enter(budget))
        {
            return read();
        }
    }

    private List<object?[]> ReadAll()
    {
        using var cursor = _version.Table.Open(ResultLimits.OrderedRows);
        return [.. RowCopy.Read(schema, timeZone, cursor, ResultLimits.OrderedRows)];
    }

    /// <summary>Whether the rows that are wanted are few enough to be put in order. With a filter that shows when it has gone through all.</summary>
    private bool CanOrder(ResultView view, CancellationToken cancellation)
    {
        if (_version.Table.CountRows() <= ResultLimits.OrderedRows)
        {
            return true;
        }

        if (Filter(view, cancellation) is not { } filter)
        {
            return false;
        }

        using var cursor = Viewed(view, filter, ordered: false).Open();
        while (filter.Matching <= ResultLimits.OrderedRows && cursor.Read() is not null)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return filter.Matching <= ResultLimits.OrderedRows;
    }

    private WordFilter? Filter(ResultView view, CancellationToken cancellation) =>
        view.Words.Length == 0 ? null : new WordFilter(schema, timeZone, view.Words, cancellation);

    private IResultTable Viewed(ResultView view, WordFilter? filter, bool ordered)
    {
        var kept = filter is null ? _version.Table : _version.Table.Where(filter, new EvaluationContext(timeZone));
        return !ordered ? kept.Unordered
            : view.SortColumn is { } column ? ResultOrder.By(kept, column, view.Descending, timeZone)
            : kept;
    }
}
