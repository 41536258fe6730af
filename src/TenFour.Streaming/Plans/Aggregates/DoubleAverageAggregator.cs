using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>avg</c> of numbers other than decimals, as DOUBLE.</summary>
internal sealed class DoubleAverageAggregator<T>() : AverageAggregator<double>(SqlType.Double)
    where T : unmanaged, INumber<T>
{
    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<T>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                Add(slots[i], double.CreateTruncating(column.Values[rows[i]]));
            }
        }
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena) => Divide<double>(slots, arena, static (sum, count) => sum / count);

    protected override double Combine(double left, double right) => left + right;

    protected override void WriteSum(double sum, StateWriter output) => output.WriteDouble(sum);

    protected override double ReadSum(ref StateReader input) => input.ReadDouble();
}
