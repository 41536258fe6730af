using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Calls;

/// <summary>The radio codes as the static table that statistics read.</summary>
public static class RadioCodeTable
{
    public static StaticTable Create() => new(RadioCodes.TableName, new ColumnBatch(
        RadioCodes.Schema,
        [TextColumn.Of(RadioCodes.Rows.Select(c => c.DispositionCode)), TextColumn.Of(RadioCodes.Rows.Select(c => c.Description))],
        Rows.All(RadioCodes.Rows.Count)));
}
