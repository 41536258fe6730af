using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>avg</c> of intervals, rounded half up to whole microseconds (day-time) or months (year-month).</summary>
/// <typeparam name="T">long for day-time intervals, int for year-month intervals.</typeparam>
internal sealed class IntervalAverageAggregator<T>(SqlType type) : AverageAggregator<long>(type)
    where T : unmanaged, IBinaryInteger<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                Add(slots[i], long.CreateTruncating(column.Values[rows[i]]));
            }
        }
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena) =>
        Divide<T>(slots, arena, static (sum, count) => T.CreateTruncating((long)DecimalDigits.DivideHalfUp(sum, count)));

    protected override long Combine(long left, long right)
    {
        var sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? throw AggregateErrors.Overflow(Type) : sum;
    }

    protected override void WriteSum(long sum, StateWriter output) => output.WriteSigned(sum);

    protected override long ReadSum(ref StateReader input) => input.ReadSigned();
}
