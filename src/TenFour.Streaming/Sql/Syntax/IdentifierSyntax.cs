using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>A name as written, without back quotes. Names are compared ignoring case by whoever resolves them.</summary>
public sealed record IdentifierSyntax(TextSpan Span, string Text) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => [];
}
