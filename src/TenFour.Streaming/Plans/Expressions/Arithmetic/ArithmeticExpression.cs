using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Printing;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>
/// <c>+ - * / % div</c> of two numbers of one type (decimals may differ in shape), or <c>+ - div</c> of two intervals. Overflow and division
/// by zero are errors. Made by <see cref="ExpressionFactory.Binary"/>.
/// </summary>
public sealed class ArithmeticExpression : Expression
{
    private readonly BinaryKernel kernel;

    internal ArithmeticExpression(BinaryOperator op, Expression left, Expression right, SqlType type)
        : base(type, left.Nullable || right.Nullable || IsDivision(op), left, right)
    {
        Operator = op;
        kernel = ArithmeticKernels.Find(op, left.Type, right.Type, type);
    }

    public BinaryOperator Operator { get; }

    public Expression Left => Children[0];

    public Expression Right => Children[1];

    public override bool MayFail => Left.MayFail || Right.MayFail || IsDivision(Operator) || Type is not (FloatType or DoubleType);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        // Spark looks at a divisor first, so that a null divisor keeps the errors of the dividend away.
        if (IsDivision(Operator))
        {
            var (divisor, dividend, selected) = Operands.Evaluate(Right, Left, batch, rows, context);
            return kernel(dividend, divisor, selected, context, Type, row => Error(dividend, divisor, row));
        }

        var (left, right, both) = Operands.Evaluate(Left, Right, batch, rows, context);
        return kernel(left, right, both, context, Type, row => Error(left, right, row));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new ArithmeticExpression(Operator, children[0], children[1], Type) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} {OperatorSymbols.Of(Operator)} {children[1]})";

    private static bool IsDivision(BinaryOperator op) =>
        op is BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.IntegralDivide;

    private RowException Error(Column left, Column right, int row)
    {
        if (IsDivision(Operator) && IsZero(right, row))
        {
            return Operator == BinaryOperator.Modulo ? ArithmeticErrors.RemainderByZero(row) : ArithmeticErrors.DivideByZero(row);
        }

        return (left.Type, Operator) switch
        {
            (DecimalType, BinaryOperator.IntegralDivide) =>
                ArithmeticErrors.OutOfRange(row, Exact(left, right, row), new DecimalType(DecimalType.MaxPrecision, 0)),
            (DecimalType, _) => ArithmeticErrors.OutOfRange(row, Exact(left, right, row), (DecimalType)Type),
            (ByteType or ShortType, _) => ArithmeticErrors.SmallOverflow(
                row, Number(left, row), OperatorSymbols.Of(Operator), Number(right, row), TryFunctionName.Of(Operator)!),
            (DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType, not BinaryOperator.IntegralDivide) =>
                ArithmeticErrors.IntervalOverflow(row, TryFunctionName.Of(Operator)),
            (_, BinaryOperator.IntegralDivide) => ArithmeticErrors.Overflow(row, "try_divide", "Overflow in integral divide"),
            _ => ArithmeticErrors.Overflow(row, TryFunctionName.Of(Operator)),
        };
    }

    private static bool IsZero(Column column, int row) => column switch
    {
        FixedColumn<sbyte> c => c.Values[row] == 0,
        FixedColumn<short> c => c.Values[row] == 0,
        FixedColumn<int> c => c.Values[row] == 0,
        FixedColumn<long> c => c.Values[row] == 0,
        FixedColumn<float> c => c.Values[row] == 0,
        FixedColumn<double> c => c.Values[row] == 0,
        FixedColumn<Int128> c => c.Values[row] == 0,
        _ => false,
    };

    private static string Number(Column column, int row) =>
        column is FixedColumn<sbyte> bytes ? bytes.Values[row].ToString() : ((FixedColumn<short>)column).Values[row].ToString();

    private (System.Numerics.BigInteger Unscaled, int Scale) Exact(Column left, Column right, int row)
    {
        var (a, b) = (((FixedColumn<Int128>)left).Values[row], ((FixedColumn<Int128>)right).Values[row]);
        var (scaleA, scaleB) = (((DecimalType)left.Type).Scale, ((DecimalType)right.Type).Scale);
        return Operator switch
        {
            BinaryOperator.Add => DecimalMath.Sum(a, scaleA, b, scaleB),
            BinaryOperator.Subtract => DecimalMath.Sum(a, scaleA, -b, scaleB),
            BinaryOperator.IntegralDivide => DecimalMath.WholeQuotient(a, scaleA, b, scaleB),
            BinaryOperator.Divide => DecimalMath.Quotient(a, scaleA, b, scaleB),
            _ => DecimalMath.Product(a, scaleA, b, scaleB),
        };
    }
}
