using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary><c>child AS name</c></summary>
public sealed class Alias(Expression child, string name) : Expression(child.Type, child.Nullable, child)
{
    public string Name { get; } = name;

    public Expression Child => Children[0];

    public override bool MayFail => Child.MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) => Child.Evaluate(batch, rows, context);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Alias(children[0], Name) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"{children[0]} AS {SqlText.Identifier(Name)}";
}
