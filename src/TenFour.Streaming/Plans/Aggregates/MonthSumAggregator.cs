using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>sum</c> of year-month intervals, in months that must not overflow 32 bits.</summary>
internal sealed class MonthSumAggregator(SqlType type) : NullableAggregator<int>(type)
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<int>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            var row = rows[i];
            if (!column.IsNull(row))
            {
                var sum = (long)Values[slots[i]] + column.Values[row];
                Values[slots[i]] = sum == (int)sum ? (int)sum : throw AggregateErrors.Overflow(row, Type);
                MarkSeen(slots[i]);
            }
        }
    }

    protected override int Combine(int left, int right)
    {
        var sum = (long)left + right;
        return sum == (int)sum ? (int)sum : throw AggregateErrors.Overflow(Type);
    }

    protected override void WriteValue(int value, StateWriter output) => output.WriteSigned(value);

    protected override int ReadValue(ref StateReader input) => (int)input.ReadSigned();
}
