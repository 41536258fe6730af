using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary><c>a RLIKE b</c>: whether the Java regular expression b occurs anywhere in a. Both sides are strings.</summary>
public sealed class RegexMatch : Expression
{
    internal RegexMatch(Expression text, Expression pattern)
        : base(SqlType.Boolean, text.Nullable || pattern.Nullable, text, pattern)
    {
    }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (text, pattern, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        var cache = context.Cached(this, () => new RegexCache("rlike"));
        var (texts, patterns) = ((StringColumn)text, (StringColumn)pattern);
        return Map.Rows([text, pattern], both, context, Type, row => cache.IsMatch(texts[row], patterns[row], row));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new RegexMatch(children[0], children[1]) { Span = Span };

    public override string ToSql() => $"({Children[0].ToSql()} RLIKE {Children[1].ToSql()})";

    protected override string Print(IReadOnlyList<string> children) => $"RLIKE({children[0]}, {children[1]})";
}
