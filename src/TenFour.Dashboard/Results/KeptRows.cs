namespace TenFour.Dashboard.Results;

/// <summary>The newest rows of a result that comes in pieces (append and update mode), newest first.</summary>
internal sealed class KeptRows(object?[][] rows) : IResultRows
{
    public IReadOnlyList<object?[]> Head() => rows.Length <= ResultLimits.HeadRows ? rows : new ArraySegment<object?[]>(rows, 0, ResultLimits.HeadRows);

    public IReadOnlyList<object?[]> All() => rows;

    public ResultSlice Find(ResultView view, CancellationToken cancellation)
    {
        var matching = view.Apply(rows);
        return new ResultSlice(matching, matching.Count);
    }

    public IEnumerable<object?[]> Stream(ResultView view, CancellationToken cancellation) => view.Apply(rows);

    public void Dispose()
    {
        // Nothing but memory.
    }
}
