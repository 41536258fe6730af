using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

/// <summary>The loops of <c>=</c>, <c>&lt;</c> and <c>&lt;=</c> by type. The result is null where an operand is.</summary>
internal static class ComparisonKernels
{
    /// <param name="op">Equal, Less or LessOrEqual; the others are these with the operands changed over.</param>
    public static BinaryKernel Find(BinaryOperator op, SqlType type) => type switch
    {
        BooleanType or NullType => Booleans(op),
        ByteType => Integers<sbyte>(op),
        ShortType => Integers<short>(op),
        IntType or DateType or YearMonthIntervalType => Integers<int>(op),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => Integers<long>(op),
        DecimalType => Integers<Int128>(op),
        FloatType => Floats<float>(op),
        DoubleType => Floats<double>(op),
        StringType or BinaryType => Strings(op),
        _ => Ordered(op, RowOrdering.For(type)),
    };

    private static BinaryKernel Integers<T>(BinaryOperator op)
        where T : unmanaged, IComparisonOperators<T, T, bool> => op switch
    {
        BinaryOperator.Equal => Loop<T, ComparisonOperators.Equal<T>>(),
        BinaryOperator.Less => Loop<T, ComparisonOperators.Less<T>>(),
        _ => Loop<T, ComparisonOperators.LessOrEqual<T>>(),
    };

    private static BinaryKernel Floats<T>(BinaryOperator op)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => op switch
    {
        BinaryOperator.Equal => Loop<T, ComparisonOperators.EqualFloats<T>>(),
        BinaryOperator.Less => Loop<T, ComparisonOperators.LessFloats<T>>(),
        _ => Loop<T, ComparisonOperators.LessOrEqualFloats<T>>(),
    };

    private static BinaryKernel Booleans(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => Loop<bool, ComparisonOperators.EqualBooleans>(),
        BinaryOperator.Less => Loop<bool, ComparisonOperators.LessBooleans>(),
        _ => Loop<bool, ComparisonOperators.LessOrEqualBooleans>(),
    };

    private static BinaryKernel Strings(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => (l, r, rows, context, type, _) => StringEquality.Evaluate((StringColumn)l, (StringColumn)r, rows, context, type),
        BinaryOperator.Less => (l, r, rows, context, type, _) => Map.Bytes(l, r, rows, context, type, (a, b) => a.SequenceCompareTo(b) < 0),
        _ => (l, r, rows, context, type, _) => Map.Bytes(l, r, rows, context, type, (a, b) => a.SequenceCompareTo(b) <= 0),
    };

    private static BinaryKernel Ordered(BinaryOperator op, RowOrdering ordering) => op switch
    {
        BinaryOperator.Equal => (l, r, rows, context, type, _) => Map.Rows([l, r], rows, context, type, row => ordering.Compare(l, row, r, row) == 0),
        BinaryOperator.Less => (l, r, rows, context, type, _) => Map.Rows([l, r], rows, context, type, row => ordering.Compare(l, row, r, row) < 0),
        _ => (l, r, rows, context, type, _) => Map.Rows([l, r], rows, context, type, row => ordering.Compare(l, row, r, row) <= 0),
    };

    private static BinaryKernel Loop<T, TOperator>()
        where T : unmanaged
        where TOperator : struct, IBinaryOperator<T, T, bool> =>
        (l, r, rows, context, type, _) => Map.Binary<T, T, bool, TOperator>(l, r, rows, context, type);
}
