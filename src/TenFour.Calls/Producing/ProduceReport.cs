namespace TenFour.Calls.Producing;

/// <summary>What a run of a <see cref="Producer"/> did.</summary>
/// <param name="AddedRecords">Records appended by this run.</param>
/// <param name="AddedBytes">Bytes appended by this run, newlines included.</param>
/// <param name="EarlierRecords">Records of the feed that were in the topic before.</param>
/// <param name="Elapsed">How long the run took.</param>
/// <param name="IsComplete">The feed, or the limit, has come to its end.</param>
public sealed record ProduceReport(long AddedRecords, long AddedBytes, long EarlierRecords, TimeSpan Elapsed, bool IsComplete)
{
    /// <summary>Records a second.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? AddedRecords / Elapsed.TotalSeconds : 0;
}
