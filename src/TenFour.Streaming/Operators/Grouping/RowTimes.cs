using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>By row, the time that the watermark is compared with; a null time is never late and never leaves.</summary>
internal readonly struct RowTimes(long[] values, long offset, Bitmap? nulls, Bitmap? outerNulls)
{
    /// <summary>The times of an event-time key: a timestamp, or the end of a window struct.</summary>
    public static RowTimes Of(Column column, bool isWindow) => isWindow
        ? new RowTimes(((FixedColumn<long>)((StructColumn)column).Fields[1]).Values, 0, ((StructColumn)column).Fields[1].Nulls, column.Nulls)
        : new RowTimes(((FixedColumn<long>)column).Values, 0, column.Nulls, null);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAtMost(int row, long watermark) =>
        values[row] + offset <= watermark && !(nulls is not null && nulls[row]) && !(outerNulls is not null && outerNulls[row]);

    public bool AnyAtMost(Rows rows, long watermark)
    {
        foreach (var row in rows)
        {
            if (IsAtMost(row, watermark))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsNull(int row) => (nulls is not null && nulls[row]) || (outerNulls is not null && outerNulls[row]);

    public long this[int row] => values[row] + offset;
}
