using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>try_sum</c> of whole numbers: null where the sum does not fit a BIGINT.</summary>
internal sealed class TrySumAggregator<T>() : NullableAggregator<Int128>(SqlType.Long)
    where T : unmanaged, IBinaryInteger<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                Values[slots[i]] += Int128.CreateTruncating(column.Values[rows[i]]);
                MarkSeen(slots[i]);
            }
        }
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var values = arena.Rent<long>(slots.Length);
        var nulls = arena.RentBitmap(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            var sum = Values[slots[i]];
            values[i] = (long)sum;
            nulls.Set(i, !IsSeen(slots[i]) || sum != values[i]);
        }

        return new FixedColumn<long>(Type, values, nulls);
    }

    protected override Int128 Combine(Int128 left, Int128 right) => left + right;

    protected override void WriteValue(Int128 value, StateWriter output) => DecimalDigits.Write(value, output);

    protected override Int128 ReadValue(ref StateReader input) => DecimalDigits.Read(ref input);
}
