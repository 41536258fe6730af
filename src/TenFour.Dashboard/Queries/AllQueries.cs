using TenFour.Dashboard.City;
using TenFour.Dashboard.Statistics;

namespace TenFour.Dashboard.Queries;

/// <summary>All queries of the page: those of its first view, then the statistics.</summary>
internal sealed class AllQueries(CityStatistics city, StatisticsRunner statistics)
{
    public IReadOnlyList<RunningStatistic> InOrder => [.. city.All, .. statistics.All];

    /// <summary>Without those of a cluster that nobody has opened.</summary>
    public IEnumerable<RunningStatistic> ThatShouldRun => InOrder.Where(q => !statistics.RunsOnCluster || city.All.Contains(q) || q.Failure is not null);

    /// <summary>Whether there is anything to run over yet.</summary>
    public bool HaveTopics => statistics.Session is not null;

    public RunningStatistic? Find(string name) => InOrder.FirstOrDefault(q => q.Entry.Name == name);
}
