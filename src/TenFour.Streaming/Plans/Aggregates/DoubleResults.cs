using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Makes DOUBLE columns of results that may be null.</summary>
internal static class DoubleResults
{
    public static FixedColumn<double> Of(ReadOnlySpan<int> slots, Arena arena, Func<int, double?> result)
    {
        var values = arena.Rent<double>(slots.Length);
        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            if (result(slots[i]) is { } value)
            {
                values[i] = value;
            }
            else
            {
                values[i] = 0;
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
            }
        }

        return new FixedColumn<double>(SqlType.Double, values, nulls);
    }
}
