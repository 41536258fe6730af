using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// Refuses a tree that is deeper than those who walk it by recursion can bear. Long chains such as <c>a + b + c ...</c> are read in a loop
/// but lean left, so they are as deep as they are long; chains of AND and OR are balanced and may have any length.
/// </summary>
internal static class TreeDepth
{
    public static void Check(SyntaxNode root, int limit)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((root, 1));
        while (pending.TryPop(out var item))
        {
            if (item.Depth > limit)
            {
                throw SyntaxErrors.TooDeep(item.Node.Span, limit);
            }

            foreach (var child in item.Node.Children)
            {
                pending.Push((child, item.Depth + 1));
            }
        }
    }
}
