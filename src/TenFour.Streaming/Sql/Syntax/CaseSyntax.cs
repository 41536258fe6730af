using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary><c>CASE WHEN a THEN b ... [ELSE c] END</c>; with an operand, each WHEN holds a value to compare it with.</summary>
public sealed record CaseSyntax(TextSpan Span, ExpressionSyntax? Operand, SyntaxList<WhenSyntax> Whens, ExpressionSyntax? Else)
    : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Operand], Whens, [Else]);
}

public sealed record WhenSyntax(TextSpan Span, ExpressionSyntax Condition, ExpressionSyntax Result) : SyntaxNode(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Condition, Result];
}
