using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>sum</c> of FLOAT and DOUBLE, as DOUBLE.</summary>
internal sealed class DoubleSumAggregator<T>() : NullableAggregator<double>(SqlType.Double)
    where T : unmanaged, IFloatingPoint<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                Values[slots[i]] += double.CreateTruncating(column.Values[rows[i]]);
                MarkSeen(slots[i]);
            }
        }
    }

    protected override double Combine(double left, double right) => left + right;

    protected override void WriteValue(double value, StateWriter output) => output.WriteDouble(value);

    protected override double ReadValue(ref StateReader input) => input.ReadDouble();
}
