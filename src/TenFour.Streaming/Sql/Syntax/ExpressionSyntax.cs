using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>An expression as written: names are not resolved and types not checked. Parentheses leave no node.</summary>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);
