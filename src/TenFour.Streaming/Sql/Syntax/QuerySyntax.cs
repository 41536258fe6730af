using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>A whole query: <c>[WITH ...] body [ORDER BY ...] [LIMIT n] [OFFSET n]</c>.</summary>
/// <param name="With">The common table expressions; a later one may name an earlier one.</param>
/// <param name="Limit">Null also for LIMIT ALL.</param>
public sealed record QuerySyntax(
    TextSpan Span,
    SyntaxList<CommonTableSyntax> With,
    QueryBodySyntax Body,
    SyntaxList<SortItemSyntax> OrderBy,
    ExpressionSyntax? Limit,
    ExpressionSyntax? Offset) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join(With, [Body], OrderBy, [Limit], [Offset]);
}

/// <summary><c>name [(columns)] AS (query)</c></summary>
/// <param name="Columns">Empty: the names of the query's columns.</param>
public sealed record CommonTableSyntax(TextSpan Span, IdentifierSyntax Name, SyntaxList<IdentifierSyntax> Columns, QuerySyntax Query)
    : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Name, .. Columns, Query];
}

/// <summary><c>expression [ASC|DESC] [NULLS FIRST|LAST]</c>, or ALL in its place.</summary>
/// <param name="Expression">Null for ORDER BY ALL: every column of the result, from the left.</param>
/// <param name="NullsFirst">As written; nulls come first when ascending and last when descending unless written.</param>
public sealed record SortItemSyntax(TextSpan Span, ExpressionSyntax? Expression, bool Descending, bool NullsFirst) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Expression]);
}
