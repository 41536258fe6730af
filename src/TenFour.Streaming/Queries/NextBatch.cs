namespace TenFour.Streaming.Queries;

/// <summary>What the loop does next. Pure: told how things stand, it says what to do.</summary>
internal static class NextBatch
{
    /// <param name="newRecords">Records that are there and were not read; 0 where nobody asks for a least number.</param>
    /// <param name="offsetsDiffer">The batch would end elsewhere than it starts (also without a record between).</param>
    /// <param name="stateCanLeave">The watermark has moved since the last batch, and there is state that it moves.</param>
    /// <param name="sinceLastTrigger">Time since the last batch started, or null before the first.</param>
    public static Decision Decide(
        QueryOptions options, long newRecords, bool offsetsDiffer, bool stateCanLeave, TimeSpan? sinceLastTrigger, bool stopping)
    {
        if (stopping)
        {
            return Decision.Stop;
        }

        if (offsetsDiffer && !HoldsBack(options, newRecords, sinceLastTrigger))
        {
            return Decision.Run;
        }

        if (stateCanLeave && options.NoDataBatches && options.Trigger is not Trigger.OneBatch)
        {
            return Decision.RunWithoutData;
        }

        return options.Trigger is Trigger.AllAvailableNow or Trigger.OneBatch ? Decision.Stop : Decision.Wait;
    }

    /// <remarks>
    /// minOffsetsPerTrigger: the first batch runs at once, later ones wait for enough records or long enough. With available-now the last
    /// records, if they are too few, are left to the next start (Spark's rule).
    /// </remarks>
    private static bool HoldsBack(QueryOptions options, long newRecords, TimeSpan? sinceLastTrigger) =>
        options.MinOffsetsPerTrigger is { } min
        && options.Trigger is not Trigger.OneBatch
        && newRecords < min
        && sinceLastTrigger is { } since
        && since < options.MaxTriggerDelay;

    internal enum Decision
    {
        Run,
        RunWithoutData,
        Wait,
        Stop,
    }
}
