using TenFour.Calls.City;

namespace TenFour.Dashboard.City;

/// <summary>Adds up the picture of an hour. Pure; times of the wall clock decide what is the same hour of another week.</summary>
internal sealed class CityPictureMaker
{
    private const int MostWeeks = 4;
    private const int FewestWeeks = 2;
    private const int ShownTypes = 7;
    private const int FewestCalls = 3;

    // In what chance alone would do: less is no rise.
    private const double LeastExcess = 0.7;
    private const int DaysOfWeek = 7;
    private const int Hour = 60;
    private const int HoursOfDay = 24;

    // Of the newest day's calls: a day with fewer is not wholly in the topic. The live feed begins with a few calls of weeks ago.
    private const double WholeDay = 0.25;

    private readonly MinuteCounts _counts;
    private readonly CityFacts _facts;
    private readonly TimeZoneInfo _zone;
    private readonly long _end;
    private readonly long[] _weeks;

    public CityPictureMaker(MinuteCounts counts, CityFacts facts, DateTimeOffset clock, TimeZoneInfo zone)
    {
        (_counts, _facts, _zone) = (counts, facts, zone);

        // A call with a time to come says something of its record, not of the city.
        _end = Math.Min(counts.Extent.Last, Math.Max(counts.Extent.First, clock.ToUnixTimeSeconds() / 60)) + 1;
        _weeks = WeeksBefore(_end - Hour);
    }

    public CityPicture Make() => new(
        Moment(_end - Hour),
        Moment(_end),
        _counts.Total(_end - Hour, _end),
        Usual(_end - Hour),
        [.. Enumerable.Range(0, HoursOfDay + 1).Reverse().Select(i => Figure(((_end - 1) / Hour * Hour) - (i * Hour)))],
        Rising(),
        Areas());

    private HourFigure Figure(long hour) => new(Moment(hour), _counts.Total(hour, Math.Min(hour + Hour, _end)), Usual(hour).Calls);

    private UsualCalls Usual(long start)
    {
        var weeks = WeeksBefore(start);
        return weeks.Length == 0
            ? new UsualCalls(_facts.Calls(Local(start)), 0, _facts.Basis)
            : new UsualCalls(weeks.Average(week => _counts.Total(week, week + Hour)), weeks.Length, $"the same hour of the {weeks.Length} weeks before");
    }

    private RisingType[] Rising()
    {
        var before = Mean(cell => cell.Type);
        var local = Local(_end - Hour);
        return [.. _counts.By(_end - Hour, _end, cell => cell.Type)
            .Where(type => type.Key.Length > 0 && type.Value >= FewestCalls)
            .Select(type => (type.Key, type.Value, Usual: before is null ? _facts.OfType(type.Key, local) : before.GetValueOrDefault(type.Key)))
            .Where(type => type.Value > type.Usual)
            .Select(type => new RisingType(type.Key, type.Value, type.Usual!.Value))
            .Where(type => type.Excess >= LeastExcess)
            .OrderBy(type => type.IsSmall).ThenByDescending(type => type.Excess).ThenBy(type => type.Type, StringComparer.Ordinal)
            .Take(ShownTypes)];
    }

    private AreaFigure[] Areas()
    {
        var now = _counts.By(_end - Hour, _end, cell => cell.Area);
        var day = _counts.By(_end - (HoursOfDay * Hour), _end, cell => cell.Area);
        var before = Mean(cell => cell.Area);
        var local = Local(_end - Hour);
        return [.. CityModel.Instance.Areas
            .Select(area => new AreaFigure(
                area.Name,
                now.GetValueOrDefault(area.Name),
                before is null ? _facts.OfArea(area, local) : before.GetValueOrDefault(area.Name),
                day.GetValueOrDefault(area.Name)))
            .OrderByDescending(area => area.Calls).ThenByDescending(area => area.Day).ThenBy(area => area.Area, StringComparer.Ordinal)];
    }

    /// <summary>The mean over the weeks before; null where the topic is too young.</summary>
    private Dictionary<string, double>? Mean(Func<(string Type, string Area), string> key) => _weeks.Length == 0 ? null : _weeks
        .SelectMany(week => _counts.By(week, week + Hour, key))
        .GroupBy(sum => sum.Key)
        .ToDictionary(sums => sums.Key, sums => (double)sums.Sum(sum => sum.Value) / _weeks.Length, StringComparer.Ordinal);

    /// <summary>Where the same hour begins in the weeks before, as far as the topic reaches; none where that is too few to compare with.</summary>
    private long[] WeeksBefore(long start)
    {
        var local = Local(start);
        long[] weeks = [.. Enumerable.Range(1, MostWeeks).Select(week => Minute(local.AddDays(-DaysOfWeek * week))).Where(IsWhole)];
        return weeks.Length >= FewestWeeks ? weeks : [];
    }

    private bool IsWhole(long start) =>
        start >= _counts.Extent.First
        && _counts.Total(start - (HoursOfDay / 2 * Hour), start + (HoursOfDay / 2 * Hour)) >= WholeDay * _counts.Total(_end - (HoursOfDay * Hour), _end);

    private DateTimeOffset Moment(long minute) => TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddMinutes(minute), _zone);

    private DateTime Local(long minute) => Moment(minute).DateTime;

    private long Minute(DateTime local)
    {
        // The clock skips an hour in spring.
        var valid = _zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(valid, _zone.GetUtcOffset(valid)).ToUnixTimeSeconds() / 60;
    }
}
