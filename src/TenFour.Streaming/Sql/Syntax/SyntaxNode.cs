using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>
/// A node of the syntax tree of a statistic. Equality is structural and ignores the place in the text, so that the same expression
/// written twice is equal; <see cref="ToString"/> is the SQL that gives the same tree.
/// </summary>
/// <param name="Span">The part of the whole statistic file's text, header included.</param>
public abstract record SyntaxNode(TextSpan Span)
{
    /// <summary>The nodes directly below, in the order of the text.</summary>
    public abstract IEnumerable<SyntaxNode> Children { get; }

    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();

    public sealed override string ToString() => SqlText.Of(this);

    /// <summary>Joins optional nodes and lists of nodes into one sequence, leaving out the absent ones.</summary>
    protected static IEnumerable<SyntaxNode> Join(params IEnumerable<SyntaxNode?>[] groups) =>
        groups.SelectMany(g => g).OfType<SyntaxNode>();
}
