using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>The loops of arithmetic by operator and by the type of both operands.</summary>
internal static class ArithmeticKernels
{
    /// <param name="result">The decimal of the result, where the operands are decimals.</param>
    public static BinaryKernel Find(BinaryOperator op, SqlType left, SqlType right, SqlType result) => left switch
    {
        ByteType => Small<sbyte>(op),
        ShortType => Small<short>(op),
        YearMonthIntervalType when op == BinaryOperator.IntegralDivide => Map.CheckedBinary<int, int, long, IntegerOperators.DivideToLong>,
        IntType or YearMonthIntervalType => Small<int>(op),
        LongType or DayTimeIntervalType => Long(op),
        FloatType => Floating<float>(op),
        DoubleType => Floating<double>(op),
        DecimalType d => Decimal(op, d, (DecimalType)right, result),
        CalendarIntervalType => CalendarIntervals.Kernel(op),
        _ => throw Missing(op, left),
    };

    private static BinaryKernel Small<T>(BinaryOperator op)
        where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T> => op switch
    {
        BinaryOperator.Add => Map.CheckedBinary<T, T, T, IntegerOperators.Add<T>>,
        BinaryOperator.Subtract => Map.CheckedBinary<T, T, T, IntegerOperators.Subtract<T>>,
        BinaryOperator.Multiply => Map.CheckedBinary<T, T, T, IntegerOperators.Multiply<T>>,
        BinaryOperator.Modulo => Map.CheckedBinary<T, T, T, IntegerOperators.Modulo<T>>,
        _ => throw Missing(op, SqlType.Int),
    };

    private static BinaryKernel Long(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => Map.CheckedBinary<long, long, long, IntegerOperators.Add<long>>,
        BinaryOperator.Subtract => Map.CheckedBinary<long, long, long, IntegerOperators.Subtract<long>>,
        BinaryOperator.Multiply => Map.CheckedBinary<long, long, long, IntegerOperators.MultiplyLong>,
        BinaryOperator.Modulo => Map.CheckedBinary<long, long, long, IntegerOperators.Modulo<long>>,
        BinaryOperator.IntegralDivide => Map.CheckedBinary<long, long, long, IntegerOperators.Divide>,
        _ => throw Missing(op, SqlType.Long),
    };

    private static BinaryKernel Floating<T>(BinaryOperator op)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => op switch
    {
        BinaryOperator.Add => (l, r, rows, context, type, _) => Map.Binary<T, T, T, FloatingOperators.Add<T>>(l, r, rows, context, type),
        BinaryOperator.Subtract => (l, r, rows, context, type, _) => Map.Binary<T, T, T, FloatingOperators.Subtract<T>>(l, r, rows, context, type),
        BinaryOperator.Multiply => (l, r, rows, context, type, _) => Map.Binary<T, T, T, FloatingOperators.Multiply<T>>(l, r, rows, context, type),
        BinaryOperator.Divide => Map.CheckedBinary<T, T, T, FloatingOperators.Divide<T>>,
        BinaryOperator.Modulo => Map.CheckedBinary<T, T, T, FloatingOperators.Modulo<T>>,
        _ => throw Missing(op, SqlType.Double),
    };

    private static BinaryKernel Decimal(BinaryOperator op, DecimalType left, DecimalType right, SqlType result)
    {
        var (a, b, to) = (left.Scale, right.Scale, result as DecimalType ?? DecimalType.Default);
        return op switch
        {
            BinaryOperator.Add => Each((Int128 x, Int128 y, out Int128 z) => DecimalMath.TryAdd(x, a, y, b, to, out z)),
            BinaryOperator.Subtract => Each((Int128 x, Int128 y, out Int128 z) => DecimalMath.TrySubtract(x, a, y, b, to, out z)),
            BinaryOperator.Multiply => Each((Int128 x, Int128 y, out Int128 z) => DecimalMath.TryMultiply(x, a, y, b, to, out z)),
            BinaryOperator.Divide => Each((Int128 x, Int128 y, out Int128 z) => DecimalMath.TryDivide(x, a, y, b, to, out z)),
            BinaryOperator.Modulo => Each((Int128 x, Int128 y, out Int128 z) => DecimalMath.TryModulo(x, a, y, b, to, out z)),
            BinaryOperator.IntegralDivide => Each((Int128 x, Int128 y, out long z) => DecimalMath.TryIntegralDivide(x, a, y, b, out z)),
            _ => throw Missing(op, left),
        };
    }

    private static BinaryKernel Each<TOut>(TryCombine<Int128, Int128, TOut> combine)
        where TOut : unmanaged => (l, r, rows, context, type, error) => Map.Each(l, r, rows, context, type, combine, error);

    private static InvalidOperationException Missing(BinaryOperator op, SqlType type) => new($"no {op} of {type}");
}
