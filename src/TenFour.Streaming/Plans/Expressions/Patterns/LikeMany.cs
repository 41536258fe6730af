using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>
/// <c>a [NOT] LIKE ANY (...)</c> or <c>LIKE ALL (...)</c> of constant patterns. Negated, ANY asks for one that does not match, and ALL for
/// none that does.
/// </summary>
public sealed class LikeMany : Expression
{
    private readonly bool all;
    private readonly bool ignoresCase;
    private readonly bool negated;
    private readonly Literal[] patterns;

    internal LikeMany(Expression text, Literal[] patterns, bool all, bool ignoresCase, bool negated)
        : base(SqlType.Boolean, nullable: true, text)
    {
        (this.patterns, this.all) = (patterns, all);
        (this.ignoresCase, this.negated) = (ignoresCase, negated);
    }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var text = (StringColumn)Children[0].Evaluate(batch, rows, context);
        var caches = context.Cached(this, () => patterns.Select(_ => new LikeCache('\\', ignoresCase)).ToArray());
        return Map.Rows([text], rows, context, Type, row => Decide(text, row, caches));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        new LikeMany(children[0], patterns, all, ignoresCase, negated) { Span = Span };

    public override string ToSql()
    {
        var words = $"{(negated ? "NOT " : "")}{(ignoresCase ? "ILIKE" : "LIKE")} {(all ? "ALL" : "ANY")}";
        return $"({Children[0].ToSql()} {words} ({string.Join(", ", patterns.Select(p => p.ToSql()))}))";
    }

    /// <remarks>Spark does not show the patterns.</remarks>
    protected override string Print(IReadOnlyList<string> children) =>
        $"{(negated ? "not" : "")}like{(all ? "all" : "any")}({(ignoresCase ? $"lower({children[0]})" : children[0])})";

    private bool Decide(StringColumn text, int row, LikeCache[] caches)
    {
        // ALL looks for a pattern that says no, ANY for one that says yes.
        for (var i = 0; i < patterns.Length; i++)
        {
            var says = caches[i].Matches(text[row], ((StringColumn)patterns[i].Value)[0], row) != negated;
            if (says != all)
            {
                return says;
            }
        }

        return all;
    }
}
