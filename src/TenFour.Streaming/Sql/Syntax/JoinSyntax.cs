using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

public enum JoinKind
{
    Inner,
    LeftOuter,
    RightOuter,
    FullOuter,
    LeftSemi,
    LeftAnti,

    /// <summary>CROSS JOIN, or a comma.</summary>
    Cross,
}

/// <param name="On">The condition of ON, or null.</param>
/// <param name="Using">The columns of USING; empty without it.</param>
public sealed record JoinSyntax(
    TextSpan Span,
    JoinKind Kind,
    RelationSyntax Left,
    RelationSyntax Right,
    ExpressionSyntax? On,
    SyntaxList<IdentifierSyntax> Using) : RelationSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => Join([Left], [Right], [On], Using);
}
