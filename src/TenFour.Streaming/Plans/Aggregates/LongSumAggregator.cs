using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>sum</c> of whole numbers and day-time intervals, as 64-bit numbers that must not overflow.</summary>
internal sealed class LongSumAggregator<T>(SqlType type) : NullableAggregator<long>(type)
    where T : unmanaged, IBinaryInteger<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            var row = rows[i];
            if (column.IsNull(row))
            {
                continue;
            }

            ref var sum = ref Values[slots[i]];
            var more = long.CreateTruncating(column.Values[row]);
            var next = sum + more;
            if (((sum ^ next) & (more ^ next)) < 0)
            {
                throw AggregateErrors.Overflow(row, Type);
            }

            sum = next;
            MarkSeen(slots[i]);
        }
    }

    protected override long Combine(long left, long right)
    {
        var sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? throw AggregateErrors.Overflow(Type) : sum;
    }

    protected override void WriteValue(long value, StateWriter output) => output.WriteSigned(value);

    protected override long ReadValue(ref StateReader input) => input.ReadSigned();
}
