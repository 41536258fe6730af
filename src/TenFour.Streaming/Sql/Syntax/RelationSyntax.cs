using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>What stands in FROM. WATERMARK, DEDUPLICATE BY and an alias each wrap the relation before them, in the order of the text.</summary>
public abstract record RelationSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary><c>calls</c>, <c>STREAM calls</c> or <c>STREAM(calls)</c>: a stream, a table or a common table expression.</summary>
/// <param name="Parts">The dotted name.</param>
/// <param name="Stream">STREAM was written, so it must be a stream.</param>
public sealed record TableSyntax(TextSpan Span, SyntaxList<IdentifierSyntax> Parts, bool Stream) : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Parts;
}

/// <summary>A query in parentheses in FROM.</summary>
public sealed record SubquerySyntax(TextSpan Span, QuerySyntax Query) : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Query];
}

/// <summary><c>VALUES ...</c> in FROM.</summary>
public sealed record ValuesRelationSyntax(TextSpan Span, ValuesSyntax Values) : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Values];
}

/// <summary><c>relation [AS] alias [(columns)]</c></summary>
/// <param name="Columns">New names of all columns; empty: they keep theirs.</param>
public sealed record AliasedRelationSyntax(TextSpan Span, RelationSyntax Relation, IdentifierSyntax Alias, SyntaxList<IdentifierSyntax> Columns)
    : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Relation, Alias, .. Columns];
}

/// <summary><c>relation WATERMARK expression [AS alias] DELAY OF INTERVAL ...</c></summary>
/// <param name="EventTime">A column, or an expression that Spark adds as a column.</param>
/// <param name="Alias">The name of the added column.</param>
/// <param name="Delay">Never negative. A month counts as 31 days, as in Spark.</param>
public sealed record WatermarkSyntax(
    TextSpan Span, RelationSyntax Relation, ExpressionSyntax EventTime, IdentifierSyntax? Alias, IntervalLiteralSyntax Delay)
    : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Relation], [EventTime], [Alias], [Delay]);
}

/// <summary><c>relation DEDUPLICATE BY (a, b) [WITHIN WATERMARK]</c>, TenFour's words for <c>dropDuplicates</c>.</summary>
public sealed record DeduplicateSyntax(TextSpan Span, RelationSyntax Relation, SyntaxList<ColumnSyntax> Columns, bool WithinWatermark)
    : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Relation, .. Columns];
}
