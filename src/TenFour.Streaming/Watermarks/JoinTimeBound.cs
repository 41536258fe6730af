namespace TenFour.Streaming.Watermarks;

/// <summary>
/// Up to which event time the rows of one side of a join can find no match any more, now that the other side's rows at or before the
/// watermark are late: what the time conditions of ON say, solved for this side.
/// </summary>
/// <param name="Limits">One a condition; the earliest counts.</param>
/// <remarks>Spark's <c>StreamingJoinHelper.getStateValueWatermark</c>, which also computes in floating point and rounds towards zero.</remarks>
public sealed record JoinTimeBound(IReadOnlyList<JoinTimeBound.Limit> Limits)
{
    private const double MicrosPerMilli = 1000.0;

    /// <summary>Rows at or before this time may leave, in milliseconds.</summary>
    /// <param name="watermarkMillis">The watermark.</param>
    public long Millis(long watermarkMillis) => Limits.Min(l => l.Millis(watermarkMillis));

    /// <summary><c>watermark * WatermarkFactor + ConstantMicros &lt; time</c>, or <c>&lt;=</c>.</summary>
    /// <param name="IsInclusive">The condition still holds for a time that equals the limit.</param>
    public sealed record Limit(int WatermarkFactor, double ConstantMicros, bool IsInclusive)
    {
        internal long Millis(long watermarkMillis) =>
            (long)(((watermarkMillis * MicrosPerMilli * WatermarkFactor) + ConstantMicros) / MicrosPerMilli) - (IsInclusive ? 1 : 0);
    }
}
