using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Watermarks;

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

    /// <summary>The rows after the watermark.</summary>
    public Rows After(Rows rows, long watermark, EvaluationContext context)
    {
        if (!AnyAtMost(rows, watermark))
        {
            return rows;
        }

        var (kept, count) = (context.Rent<int>(rows.Count), 0);
        foreach (var row in rows)
        {
            kept[count] = row;
            count += IsAtMost(row, watermark) ? 0 : 1;
        }

        return Rows.Of(kept, count);
    }

    public bool IsNull(int row) => (nulls is not null && nulls[row]) || (outerNulls is not null && outerNulls[row]);

    public long this[int row] => values[row] + offset;
}
