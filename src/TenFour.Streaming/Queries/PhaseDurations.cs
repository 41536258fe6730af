namespace TenFour.Streaming.Queries;

/// <summary>Joins what was measured before, in and around a batch.</summary>
internal static class PhaseDurations
{
    public static readonly IReadOnlyDictionary<Phase, TimeSpan> None = new Dictionary<Phase, TimeSpan>();

    public static IReadOnlyDictionary<Phase, TimeSpan> Join(
        IReadOnlyDictionary<Phase, TimeSpan> before, IReadOnlyDictionary<Phase, TimeSpan> batch, TimeSpan batchTime)
    {
        var all = before.Concat(batch).ToDictionary(p => p.Key, p => p.Value);

        // Spark plans every batch anew; here a query is planned once, before its first.
        all[Phase.QueryPlanning] = TimeSpan.Zero;
        all.TryAdd(Phase.LatestOffset, TimeSpan.Zero);
        all.TryAdd(Phase.WalCommit, TimeSpan.Zero);
        all[Phase.TriggerExecution] = batchTime + before.Values.Aggregate(TimeSpan.Zero, (a, b) => a + b);
        return all;
    }
}
