using TenFour.Calls.Feeding;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Settings;

namespace TenFour.Dashboard.City;

/// <summary>Puts the page Now together, for the page and for its JSON.</summary>
internal sealed class CityNow(CityStatistics statistics, ShownFeed feed, DashboardOptions options)
{
    private const int ShownCalls = 12;

    private CityFacts? _facts;
    private FeedKind _kind;

    public CityMemory Memory => statistics.Memory;

    /// <summary>Why it does not move; null where it does.</summary>
    public string? Failure => statistics.Failure;

    /// <summary>The whole page; null before the first call.</summary>
    public NowView? View()
    {
        if (Picture() is not { } picture)
        {
            return null;
        }

        var day = Memory.DayUntil(picture.To);
        var hour = day.Where(call => call.Time >= picture.From).ToArray();
        var placed = PlaceFigure.Of(hour);
        return new NowView(picture, placed, PlaceFigure.Of(day), hour.Length - placed.Sum(place => place.Calls), Latest(day));
    }

    public CityPicture? Picture() => Memory.Picture(Facts(feed.View.Kind), feed.View.Clock, options.TimeZone);

    /// <summary>The latest calls, newest first.</summary>
    public IReadOnlyList<CityCall> Latest() => Latest(Memory.Kept());

    // Calls of one minute in the order of their arrival, the last one first.
    private static IReadOnlyList<CityCall> Latest(IReadOnlyList<CityCall> day) =>
        [.. day.Reverse().OrderByDescending(call => call.Time).Take(ShownCalls)];

    private CityFacts Facts(FeedKind kind)
    {
        if (_facts is null || _kind != kind)
        {
            (_facts, _kind) = (CityFacts.For(kind), kind);
        }

        return _facts;
    }
}
