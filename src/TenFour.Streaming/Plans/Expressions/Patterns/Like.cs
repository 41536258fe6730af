using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary><c>a LIKE b [ESCAPE c]</c>, and ILIKE, for which both sides are brought to lower case. Both sides are strings.</summary>
public sealed class Like : Expression
{
    private readonly char escape;
    private readonly bool ignoresCase;

    internal Like(Expression text, Expression pattern, char escape, bool ignoresCase)
        : base(SqlType.Boolean, text.Nullable || pattern.Nullable, text, pattern)
    {
        this.escape = escape;
        this.ignoresCase = ignoresCase;
    }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (text, pattern, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        var cache = context.Cached(this, () => new LikeCache(escape, ignoresCase));
        var (texts, patterns) = ((StringColumn)text, (StringColumn)pattern);
        return Map.Rows([text, pattern], both, context, Type, row => cache.Matches(texts[row], patterns[row], row));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Like(children[0], children[1], escape, ignoresCase) { Span = Span };

    public override string ToSql() => $"({Children[0].ToSql()} {(ignoresCase ? "ILIKE" : "LIKE")} {Children[1].ToSql()}{Escape})";

    protected override string Print(IReadOnlyList<string> children) =>
        ignoresCase ? $"ilike({children[0]}, {children[1]})" : $"{children[0]} LIKE {children[1]}{Escape}";

    private string Escape => escape == '\\' ? "" : $" ESCAPE '{escape}'";
}
