using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Stands in FROM for a relation that is bound already: how the C# API builds on a frame without a text for it.</summary>
internal sealed record BoundSyntax(BoundRelation Relation) : RelationSyntax(TextSpan.None)
{
    public override IEnumerable<SyntaxNode> Children => [];
}
