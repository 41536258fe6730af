using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary><c>avg</c> of decimals: the exact sum divided, rounded half up to the digits of the result.</summary>
/// <param name="type">The type of the result.</param>
/// <param name="scale">The digits behind the point of the argument.</param>
/// <param name="isTry">Null instead of an error where the result does not fit.</param>
internal sealed class DecimalAverageAggregator(DecimalType type, int scale, bool isTry) : AverageAggregator<Int128>(type)
{
    // Stands for every sum past 128 bits.
    private static readonly Int128 Overflowed = Int128.MinValue;

    private readonly Int128 sumLimit = DecimalDigits.PowerOfTen(DecimalType.MaxPrecision);
    private readonly BigInteger shift = BigInteger.Pow(10, type.Scale - scale);
    private readonly BigInteger limit = BigInteger.Pow(10, type.Precision);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<Int128>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                Add(slots[i], column.Values[rows[i]]);
            }
        }
    }

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena) => Divide<Int128>(slots, arena, Average);

    protected override Int128 Combine(Int128 left, Int128 right)
    {
        var sum = left + right;
        return left == Overflowed || right == Overflowed || Int128.IsNegative((left ^ sum) & (right ^ sum)) ? Overflowed : sum;
    }

    protected override void WriteSum(Int128 sum, StateWriter output) => DecimalDigits.Write(sum, output);

    protected override Int128 ReadSum(ref StateReader input) => DecimalDigits.Read(ref input);

    private Int128? Average(Int128 sum, long count)
    {
        if (sum >= sumLimit || sum <= -sumLimit)
        {
            return isTry ? null : throw AggregateErrors.DecimalOverflow("avg");
        }

        var average = DecimalDigits.DivideHalfUp(sum * shift, count);
        return BigInteger.Abs(average) < limit ? (Int128)average : isTry ? null : throw AggregateErrors.OutOfRange(type);
    }
}
