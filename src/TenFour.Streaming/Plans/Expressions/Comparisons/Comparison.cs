using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Printing;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

/// <summary>
/// <c>= &lt; &lt;= &gt; &gt;=</c> of two values of one type that has an order (see <see cref="RowOrdering"/>). Made by
/// <see cref="ExpressionFactory.Binary"/>.
/// </summary>
public sealed class Comparison : Expression
{
    private readonly BinaryKernel kernel;

    internal Comparison(BinaryOperator op, Expression left, Expression right)
        : base(SqlType.Boolean, left.Nullable || right.Nullable, left, right)
    {
        Operator = op;
        kernel = ComparisonKernels.Find(
            op switch { BinaryOperator.Greater => BinaryOperator.Less, BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual, _ => op },
            left.Type);
    }

    public BinaryOperator Operator { get; }

    public Expression Left => Children[0];

    public Expression Right => Children[1];

    public override bool MayFail => Left.MayFail || Right.MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (left, right, both) = Operands.Evaluate(Left, Right, batch, rows, context);
        return Operator is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
            ? kernel(right, left, both, context, Type, NoError)
            : kernel(left, right, both, context, Type, NoError);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new Comparison(Operator, children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} {OperatorSymbols.Of(Operator)} {children[1]})";

    private static RowException NoError(int row) => throw new InvalidOperationException($"a comparison failed in row {row}");
}
