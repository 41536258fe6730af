using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>A join of two streams, as planned.</summary>
/// <param name="Both">The rest of the condition, over the left and then the right columns, or null.</param>
/// <param name="Columns">The left and then the right columns.</param>
/// <param name="Output">The result's columns: those of both sides, or of a semi join the left ones.</param>
/// <param name="Used">Per column of the result, whether anybody reads it.</param>
/// <param name="HasWatermark">Whether the left and the right side have a watermark at all.</param>
internal sealed record StreamJoinSpec(
    JoinKind Kind,
    JoinSideSpec Left,
    JoinSideSpec Right,
    Expression? Both,
    Schema Columns,
    Schema Output,
    IReadOnlyList<bool> Used,
    (bool Left, bool Right) HasWatermark)
{
    public bool IsSemi => Kind == JoinKind.LeftSemi;

    /// <summary>Whether a side's rows appear in the result without a match.</summary>
    public bool KeepsUnmatched(bool left) => Kind == JoinKind.FullOuter || Kind == (left ? JoinKind.LeftOuter : JoinKind.RightOuter);

    /// <summary>Whether a side's rows in the state must know that they have had a match.</summary>
    public bool TracksMatches(bool left) => KeepsUnmatched(left);

    public JoinSideSpec Side(bool left) => left ? Left : Right;

    public string Signature =>
        $"join {Kind} keys ({string.Join(", ", Left.Keys.Select(k => k.Type))}) left {Left.Signature} right {Right.Signature}";

    /// <summary>
    /// The watermark behind the join: rows of both sides may be as old as the state that they were matched with, so it stays behind by as much
    /// (Spark's <c>produceOutputWatermark</c>).
    /// </summary>
    public long OutputWatermark(long watermarkMicros)
    {
        var limits = new[] { Left.Bound, Right.Bound }.OfType<JoinStateBound>().Select(b => b.Limit(watermarkMicros));
        return Math.Max(0, limits.Append(watermarkMicros).Min());
    }
}
