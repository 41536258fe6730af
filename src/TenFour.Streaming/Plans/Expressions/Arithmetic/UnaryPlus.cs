using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary><c>+a</c>, which is <c>a</c>.</summary>
public sealed class UnaryPlus : Expression
{
    internal UnaryPlus(Expression operand)
        : base(operand.Type, operand.Nullable, operand)
    {
    }

    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) => Children[0].Evaluate(batch, rows, context);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new UnaryPlus(children[0]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"(+ {children[0]})";
}
