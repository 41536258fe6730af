using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>The rows of a complete-mode batch, built only when somebody reads them.</summary>
internal sealed class TableRows(Schema schema, TimeZoneInfo timeZone, IResultTable table) : IResultRows
{
    private readonly Lock _lock = new();

    // Two cursors, because a result in order is sorted only as far as its cursor will be read.
    private readonly IResultCursor _first = table.Open(ResultLimits.HeadRows);
    private readonly IResultCursor _whole = table.Open(ResultLimits.AllRows);
    private List<object?[]>? _head;
    private List<object?[]>? _all;

    public IReadOnlyList<object?[]> Head()
    {
        lock (_lock)
        {
            return _head ??= RowCopy.Read(schema, timeZone, _first, ResultLimits.HeadRows);
        }
    }

    public IReadOnlyList<object?[]> All()
    {
        lock (_lock)
        {
            return _all ??= RowCopy.Read(schema, timeZone, _whole, ResultLimits.AllRows);
        }
    }

    public void Dispose()
    {
        _first.Dispose();
        _whole.Dispose();
    }
}
