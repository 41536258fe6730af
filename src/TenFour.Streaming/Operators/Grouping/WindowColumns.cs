using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Makes the window column of an aggregation's output.</summary>
internal static class WindowColumns
{
    /// <summary>The structs of start and end of windows of one size.</summary>
    public static StructColumn Of(SqlType type, long[] starts, int count, long size, Arena arena)
    {
        var ends = arena.Rent<long>(count);
        for (var i = 0; i < count; i++)
        {
            ends[i] = starts[i] + size;
        }

        return new StructColumn((StructType)type, [new FixedColumn<long>(SqlType.Timestamp, starts), new FixedColumn<long>(SqlType.Timestamp, ends)]);
    }
}
