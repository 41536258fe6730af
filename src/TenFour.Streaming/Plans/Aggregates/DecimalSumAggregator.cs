using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// <c>sum</c> of decimals, unscaled. Like Spark it may pass the digits of its type on the way and fails only where the result does not fit;
/// past 128 bits it fails at once.
/// </summary>
internal sealed class DecimalSumAggregator(DecimalType type) : NullableAggregator<Int128>(type)
{
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
        foreach (var slot in slots)
        {
            if (Values[slot] >= limit || Values[slot] <= -limit)
            {
                throw AggregateErrors.DecimalOverflow(type);
            }
        }

        return base.Emit(slots, arena);
    }

    protected override Int128 Combine(Int128 left, Int128 right)
    {
        var sum = left + right;
        return Int128.IsNegative((left ^ sum) & (right ^ sum)) ? throw AggregateErrors.DecimalOverflow(type) : sum;
    }

    protected override void WriteValue(Int128 value, StateWriter output) => DecimalDigits.Write(value, output);

    protected override Int128 ReadValue(ref StateReader input) => DecimalDigits.Read(ref input);
}
