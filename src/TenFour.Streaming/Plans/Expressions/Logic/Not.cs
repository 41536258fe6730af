using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Logic;

/// <summary><c>NOT a</c>; the opposite of null is null.</summary>
public sealed class Not : Expression
{
    internal Not(Expression operand)
        : base(SqlType.Boolean, operand.Nullable, operand)
    {
    }

    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        Map.Unary<bool, bool, Opposite>(Children[0].Evaluate(batch, rows, context), rows, context, Type);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Not(children[0]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"(NOT {children[0]})";

    private readonly struct Opposite : IUnaryOperator<bool, bool>
    {
        public static bool Apply(bool value) => !value;
    }
}
