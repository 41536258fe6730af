namespace TenFour.Dashboard.Results;

/// <summary>The newest rows of a result that only grows, newest first.</summary>
internal sealed class KeptRows(object?[][] rows) : IResultRows
{
    public IReadOnlyList<object?[]> Head() => rows.Length <= ResultLimits.HeadRows ? rows : new ArraySegment<object?[]>(rows, 0, ResultLimits.HeadRows);

    public IReadOnlyList<object?[]> All() => rows;

    public void Dispose()
    {
        // Nothing but memory.
    }
}
