using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>What follows an operand after an optional NOT.</summary>
public abstract record PredicateSyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated) : ExpressionSyntax(Span);

public sealed record BetweenSyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated, ExpressionSyntax Low, ExpressionSyntax High)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand, Low, High];
}

public sealed record InListSyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated, SyntaxList<ExpressionSyntax> Items)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand, .. Items];
}

public sealed record InQuerySyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated, QuerySyntax Query)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand, Query];
}

public enum LikeKind
{
    Like,

    /// <summary>LIKE that ignores case.</summary>
    ILike,

    /// <summary>RLIKE or REGEXP: a Java regular expression, found anywhere.</summary>
    RLike,
}

/// <param name="Escape">The character before a literal <c>%</c> or <c>_</c>, a backslash unless written; of no meaning for RLIKE.</param>
public sealed record LikeSyntax(
    TextSpan Span, ExpressionSyntax Operand, bool Negated, LikeKind Kind, ExpressionSyntax Pattern, char Escape)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand, Pattern];
}

/// <summary>
/// <c>a LIKE ANY (p, ...)</c> (SOME is the same) or <c>a LIKE ALL (p, ...)</c>. Negated, ANY is true where at least one pattern does not
/// match and ALL where none does, as in Spark.
/// </summary>
public sealed record LikeManySyntax(
    TextSpan Span, ExpressionSyntax Operand, bool Negated, LikeKind Kind, bool All, SyntaxList<ExpressionSyntax> Patterns)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand, .. Patterns];
}

public sealed record IsNullSyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated) : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand];
}

/// <summary><c>a IS [NOT] TRUE | FALSE | UNKNOWN</c>; <paramref name="Value"/> is null for UNKNOWN.</summary>
public sealed record IsTruthSyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated, bool? Value)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand];
}

/// <summary><c>a IS [NOT] DISTINCT FROM b</c>: with NOT it is <c>a &lt;=&gt; b</c>.</summary>
public sealed record IsDistinctSyntax(TextSpan Span, ExpressionSyntax Operand, bool Negated, ExpressionSyntax Other)
    : PredicateSyntax(Span, Operand, Negated)
{
    public override IEnumerable<SyntaxNode> Children => [Operand, Other];
}

/// <summary><c>EXISTS (query)</c></summary>
public sealed record ExistsSyntax(TextSpan Span, QuerySyntax Query) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Query];
}
