using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>GROUP BY with its elements; several that make sets are multiplied, as in Spark.</summary>
public sealed record GroupBySyntax(TextSpan Span, SyntaxList<GroupingSyntax> Elements) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => Elements;
}

/// <summary>One element of a GROUP BY.</summary>
public abstract record GroupingSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>An expression to group by; an integer literal is the number of a select item, from 1.</summary>
public sealed record GroupingExpressionSyntax(TextSpan Span, ExpressionSyntax Expression) : GroupingSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Expression];
}

/// <summary>GROUP BY ALL: every select item without an aggregate.</summary>
public sealed record GroupByAllSyntax(TextSpan Span) : GroupingSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [];
}

/// <summary>Columns in parentheses that are taken or left together: <c>(a, b)</c>, <c>a</c> or <c>()</c>.</summary>
public sealed record GroupingSetSyntax(TextSpan Span, SyntaxList<ExpressionSyntax> Expressions) : GroupingSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Expressions;
}

/// <summary><c>ROLLUP (a, (b, c))</c>, also <c>GROUP BY a, b WITH ROLLUP</c>.</summary>
public sealed record RollupSyntax(TextSpan Span, SyntaxList<GroupingSetSyntax> Sets) : GroupingSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Sets;
}

/// <summary><c>CUBE (a, (b, c))</c>, also <c>GROUP BY a, b WITH CUBE</c>.</summary>
public sealed record CubeSyntax(TextSpan Span, SyntaxList<GroupingSetSyntax> Sets) : GroupingSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Sets;
}

/// <summary><c>GROUPING SETS ((a, b), a, ROLLUP (a), ())</c>.</summary>
/// <param name="Sets">Each a <see cref="GroupingSetSyntax"/>, <see cref="RollupSyntax"/>, <see cref="CubeSyntax"/> or nested one.</param>
/// <param name="Declared">The columns before it in the older form <c>GROUP BY a, b GROUPING SETS (...)</c>; empty in the plain form.</param>
public sealed record GroupingSetsSyntax(TextSpan Span, SyntaxList<GroupingSyntax> Sets, SyntaxList<ExpressionSyntax> Declared)
    : GroupingSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [.. Declared, .. Sets];
}
