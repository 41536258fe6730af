using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>What makes rows in a query, before its ORDER BY and LIMIT.</summary>
public abstract record QueryBodySyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary><c>SELECT [DISTINCT] items FROM ... WHERE ... GROUP BY ... HAVING ... WINDOW ...</c></summary>
public sealed record SelectSyntax(
    TextSpan Span,
    bool Distinct,
    SyntaxList<SelectItemSyntax> Items,
    RelationSyntax? From,
    ExpressionSyntax? Where,
    GroupBySyntax? GroupBy,
    ExpressionSyntax? Having,
    SyntaxList<NamedWindowSyntax> Windows) : QueryBodySyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join(Items, [From], [Where], [GroupBy], [Having], Windows);
}

/// <summary><c>expression [[AS] alias]</c>; the expression may be a <see cref="StarSyntax"/>.</summary>
public sealed record SelectItemSyntax(TextSpan Span, ExpressionSyntax Expression, IdentifierSyntax? Alias) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Expression], [Alias]);
}

public enum SetOperator
{
    Union,
    Intersect,

    /// <summary>EXCEPT or MINUS.</summary>
    Except,
}

/// <param name="All">UNION ALL, INTERSECT ALL, EXCEPT ALL; otherwise duplicates are removed.</param>
public sealed record SetOperationSyntax(TextSpan Span, SetOperator Operator, bool All, QueryBodySyntax Left, QueryBodySyntax Right)
    : QueryBodySyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Left, Right];
}

/// <summary>A query in parentheses, with its own WITH, ORDER BY and LIMIT, as a body or a side of a set operation.</summary>
public sealed record NestedQuerySyntax(TextSpan Span, QuerySyntax Query) : QueryBodySyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Query];
}

/// <summary><c>VALUES (1, 'a'), (2, 'b')</c> as a query; each row is one expression, a <see cref="RowSyntax"/> for several columns.</summary>
public sealed record ValuesSyntax(TextSpan Span, SyntaxList<ExpressionSyntax> Rows) : QueryBodySyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Rows;
}
