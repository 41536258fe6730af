using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>When the rows of one side leave the state of a join.</summary>
/// <param name="Time">The key (with <paramref name="IsOnKey"/>) or the side's column whose time decides.</param>
/// <param name="Condition">What the time conditions of ON say; null where the watermark itself is the limit, because both sides share the time.</param>
internal sealed record JoinStateBound(EventTimeKey Time, bool IsOnKey, JoinTimeBound? Condition)
{
    private const long MicrosPerMilli = 1000;

    /// <summary>Rows whose time is at or before this may leave, in microseconds.</summary>
    public long Limit(long watermarkMicros) =>
        Condition is null ? watermarkMicros : Condition.Millis(watermarkMicros / MicrosPerMilli) * MicrosPerMilli;
}
