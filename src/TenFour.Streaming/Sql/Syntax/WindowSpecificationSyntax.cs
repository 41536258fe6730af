using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>What stands after OVER or in a WINDOW clause. It is read only to be refused well, so the frame is left as text.</summary>
/// <param name="Reference">The window of the WINDOW clause that it names or builds on.</param>
public sealed record WindowSpecificationSyntax(
    TextSpan Span,
    IdentifierSyntax? Reference,
    SyntaxList<ExpressionSyntax> PartitionBy,
    SyntaxList<SortItemSyntax> OrderBy,
    string? Frame) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Reference], PartitionBy, OrderBy);
}

/// <summary><c>WINDOW name AS (...)</c></summary>
public sealed record NamedWindowSyntax(TextSpan Span, IdentifierSyntax Name, WindowSpecificationSyntax Specification) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Name, Specification];
}
