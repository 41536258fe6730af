namespace TenFour.Dashboard.Statistics;

/// <summary>What the page asks of a cluster. A streaming query occupies one all the time, so only those that somebody wants to see run there.</summary>
internal static class ClusterPlaces
{
    /// <summary>Statistics that run at the same time; the one that was started first makes room.</summary>
    public const int Most = 4;

    /// <summary>Rows of a complete result that are read back after a batch. Spark holds the others.</summary>
    public const int MostRows = 10_000;

    /// <summary>Those that end before a further one starts.</summary>
    public static IReadOnlyList<RunningStatistic> MakingRoom(IEnumerable<RunningStatistic> all, RunningStatistic next)
    {
        var active = all.Where(s => s.IsActive && s != next).OrderBy(s => s.StartedAt).ToList();
        return [.. active.Take(Math.Max(0, active.Count + 1 - Most))];
    }
}
