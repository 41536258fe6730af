using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Conditions;

/// <summary>A function that stands for an expression: <c>nvl(a, b)</c> for <c>coalesce(a, b)</c>. Spark keeps the name that was written.</summary>
public sealed class NamedCall : Expression
{
    private readonly string function;
    private readonly IReadOnlyList<Expression> arguments;

    /// <param name="arguments">As written; they are only printed.</param>
    internal NamedCall(string function, IReadOnlyList<Expression> arguments, Expression meaning)
        : base(meaning.Type, meaning.Nullable, meaning)
    {
        this.function = function;
        this.arguments = arguments;
    }

    public Expression Meaning => Children[0];

    public override bool MayFail => Meaning.MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) => Meaning.Evaluate(batch, rows, context);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new NamedCall(function, arguments, children[0]) { Span = Span };

    public override string ToName() => $"{function}({string.Join(", ", arguments.Select(a => a.ToName()))})";

    protected override string Print(IReadOnlyList<string> children) => children[0];
}
