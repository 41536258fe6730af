namespace TenFour.Streaming.Sources;

/// <summary>
/// Shares a limit of records among partitions in proportion to their backlogs, to the record as Spark's Kafka source does: a share below
/// one rounds up, so that no small partition starves, any other rounds down. The sum can therefore exceed the limit by a few records.
/// </summary>
public static class ProportionalLimit
{
    /// <summary>How many records to take of each partition; never more than its backlog.</summary>
    /// <param name="backlogs">Records waiting per partition; none or a negative number takes nothing.</param>
    /// <param name="maxRecords">The limit over all partitions.</param>
    public static long[] Share(ReadOnlySpan<long> backlogs, long maxRecords)
    {
        double total = 0;
        foreach (var backlog in backlogs)
        {
            total += Math.Max(0, backlog);
        }

        var shares = new long[backlogs.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = backlogs[i] <= 0 ? 0 : ShareOne(backlogs[i], total, maxRecords);
        }

        return shares;
    }

    private static long ShareOne(long backlog, double total, long maxRecords)
    {
        // The order of the two operations is Spark's: another order rounds differently.
        var share = maxRecords * (backlog / total);
        var whole = share < 1 ? Math.Ceiling(share) : Math.Floor(share);
        return whole >= backlog ? backlog : (long)whole;
    }
}
