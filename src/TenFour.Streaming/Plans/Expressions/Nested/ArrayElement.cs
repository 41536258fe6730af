using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary><c>array[index]</c>, counted from 0; an index beyond the array is an error.</summary>
public sealed class ArrayElement : Expression
{
    /// <param name="index">A BIGINT.</param>
    internal ArrayElement(Expression array, Expression index)
        : base(((ArrayType)array.Type).Element, array.Nullable || MayBeNull(array, index), array, index)
    {
    }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (array, index, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        var (arrays, indexes) = ((ArrayColumn)array, ((FixedColumn<long>)index).Values);
        var nulls = NullMasks.Union(array.Nulls, index.Nulls, rows, context);
        var (choices, positions) = (context.Rent<int>(rows.End), context.Rent<int>(rows.End));
        foreach (var row in rows)
        {
            choices[row] = ColumnChoice.Null;
        }

        foreach (var row in both)
        {
            if (nulls is not null && nulls[row])
            {
                continue;
            }

            if ((ulong)indexes[row] >= (ulong)arrays.Lengths[row])
            {
                throw OutOfBounds(indexes[row], arrays.Lengths[row], row);
            }

            (choices[row], positions[row]) = (0, arrays.Starts[row] + (int)indexes[row]);
        }

        return ColumnChoice.Choose(Type, [arrays.Elements], choices, positions, rows, context);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new ArrayElement(children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"{children[0]}[{children[1]}]";

    /// <remarks>As Spark declares it: of a written array with a constant index it can be told.</remarks>
    private static bool MayBeNull(Expression array, Expression index) => (array, index) switch
    {
        (IWrittenArray { Elements: { } elements }, { IsFoldable: true, Nullable: false, MayFail: false }) =>
            ConstantIndex(index) is var at && at >= 0 && at < elements.Count && elements[(int)at].Nullable,
        (_, { IsFoldable: true, Nullable: false }) => true,
        (_, Literal { IsNull: true }) => ((ArrayType)array.Type).ContainsNull,
        _ => index.Nullable || ((ArrayType)array.Type).ContainsNull,
    };

    private static long ConstantIndex(Expression index)
    {
        var one = new ColumnBatch(new Schema([]), [], Rows.All(1));
        return ((FixedColumn<long>)index.Evaluate(one, one.Rows, new EvaluationContext(TimeZoneInfo.Utc))).Values[0];
    }

    private static RowException OutOfBounds(long index, int length, int row) => new(
        row,
        "INVALID_ARRAY_INDEX",
        $"The index {index} is out of bounds. The array has {length} elements. Use the SQL function `get()` to tolerate accessing element at "
        + "invalid index and return NULL instead.");
}
