using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// <c>sum</c> of decimals, unscaled. Like Spark it may pass the digits of its type on the way, and fails, or is null for <c>try_sum</c>, only
/// where the result does not fit; past 128 bits there is no way back.
/// </summary>
internal sealed class DecimalSumAggregator(DecimalType type, bool isTry) : NullableAggregator<Int128>(type)
{
    // Stands for every sum past 128 bits.
    private static readonly Int128 Overflowed = Int128.MinValue;

    private readonly Int128 limit = DecimalDigits.PowerOfTen(type.Precision);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<Int128>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                ref var sum = ref Values[slots[i]];
                sum = Combine(sum, column.Values[rows[i]]);
                MarkSeen(slots[i]);
            }
        }
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<Int128>(slots.Length);
        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = Values[slots[i]];
            var fits = values[i] < limit && values[i] > -limit;
            if (!fits && !isTry)
            {
                throw AggregateErrors.DecimalOverflow("sum");
            }

            if (!fits || !IsSeen(slots[i]))
            {
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
            }
        }

        return new FixedColumn<Int128>(Type, values, nulls);
    }

    protected override Int128 Combine(Int128 left, Int128 right)
    {
        var sum = left + right;
        return left == Overflowed || right == Overflowed || Int128.IsNegative((left ^ sum) & (right ^ sum)) ? Overflowed : sum;
    }

    protected override void WriteValue(Int128 value, StateWriter output) => DecimalDigits.Write(value, output);

    protected override Int128 ReadValue(ref StateReader input) => DecimalDigits.Read(ref input);
}
