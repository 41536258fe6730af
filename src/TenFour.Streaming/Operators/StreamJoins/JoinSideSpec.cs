using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>One side of a join of two streams.</summary>
/// <param name="Input">Its columns.</param>
/// <param name="Keys">What must equal the other side's keys, over the columns.</param>
/// <param name="Only">The part of the condition that reads this side alone, or null: a row that fails it never matches.</param>
/// <param name="Late">The column whose time makes a row late; null without a watermark.</param>
/// <param name="Bound">When rows leave the state; null: never.</param>
/// <param name="Kept">The columns that a row in the state is needed for: by the rest of the condition, and by the result.</param>
internal sealed record JoinSideSpec(
    Schema Input, IReadOnlyList<Expression> Keys, Expression? Only, EventTimeKey? Late, JoinStateBound? Bound, IReadOnlyList<int> Kept)
{
    /// <summary>The columns that are kept beside the key; the others can be read off the key.</summary>
    public IReadOnlyList<int> Stored { get; } = [.. Kept.Where(c => KeyOf(c, Input, Keys) < 0)];

    /// <summary>The key that is just this column, or -1.</summary>
    public int KeyOf(int column) => KeyOf(column, Input, Keys);

    /// <summary>What the state looks like.</summary>
    public string Signature =>
        $"({string.Join(", ", Stored.Select(c => Input[c].Type))}{(Bound is null ? "" : $"; leaves by {(Bound.IsOnKey ? "key" : "column")} {Bound.Time.KeyIndex}")})";

    /// <remarks>A floating-point key does not tell -0.0 from 0.0, so the column is kept beside it.</remarks>
    private static int KeyOf(int column, Schema input, IReadOnlyList<Expression> keys) => input[column].Type.HasFloats
        ? -1
        : keys.ToList().FindIndex(k => k is ColumnReference reference && reference.Index == column);
}
