using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary><c>CAST(a AS type)</c>, <c>a::type</c>, <c>type(a)</c>, or <c>TRY_CAST(a AS type)</c>, which gives null where CAST fails.</summary>
/// <param name="TypeSpan">Where the type is written.</param>
public sealed record CastSyntax(TextSpan Span, ExpressionSyntax Operand, SqlType Type, TextSpan TypeSpan, bool Try) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Operand];

    public bool Equals(CastSyntax? other) => base.Equals(other) && Operand == other.Operand && Type == other.Type && Try == other.Try;

    public override int GetHashCode() => HashCode.Combine(Operand, Type, Try);
}
