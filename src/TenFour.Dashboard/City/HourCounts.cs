namespace TenFour.Dashboard.City;

/// <summary>Calls by hour and type, and what follows from them. Immutable.</summary>
internal sealed class HourCounts
{
    private const int ShownTypes = 8;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly Dictionary<DateTimeOffset, Dictionary<string, long>> _hours;
    private readonly DateTimeOffset _newest;

    private HourCounts(Dictionary<DateTimeOffset, Dictionary<string, long>> hours) => (_hours, _newest) = (hours, hours.Keys.Max());

    /// <param name="rows">Rows of hour, type and count.</param>
    /// <returns>Null where there are no rows.</returns>
    public static HourCounts? Of(IReadOnlyList<object?[]> rows)
    {
        var hours = new Dictionary<DateTimeOffset, Dictionary<string, long>>();
        foreach (var row in rows)
        {
            if (row is [DateTimeOffset hour, var type, long count])
            {
                var types = hours.TryGetValue(hour, out var known) ? known : hours[hour] = new(StringComparer.Ordinal);
                types[type as string ?? ""] = count;
            }
        }

        return hours.Count == 0 ? null : new HourCounts(hours);
    }

    public HourPicture Picture()
    {
        var before = Before(FullHour);
        return new HourPicture(
            FullHour, Total(FullHour), before.Count == 0 ? null : before.Average(Total), before.Count, Total(_newest));
    }

    /// <summary>The types farthest above their usual, most first.</summary>
    public IReadOnlyList<RisingType> Rising()
    {
        var before = Before(FullHour);
        return before.Count == 0 ? [] : [.. TypesOf(FullHour)
            .Where(t => t.Key.Length > 0 && t.Value > 1)
            .Select(t => new RisingType(t.Key, t.Value, before.Average(h => TypesOf(h).GetValueOrDefault(t.Key))))
            .Where(t => t.Calls > t.Usual)
            .OrderByDescending(t => t.Excess)
            .Take(ShownTypes)];
    }

    /// <summary>The hours of the last day with their usual, oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset Hour, long Calls, double? Usual)> LastDay() =>
        [.. Enumerable.Range(0, 24).Reverse().Select(i => FullHour.AddHours(-i)).Select(h => (h, Total(h), Usual(h)))];

    /// <summary>The newest hour is still filling, so the one before counts.</summary>
    private DateTimeOffset FullHour => _newest.AddHours(-1);

    private double? Usual(DateTimeOffset hour) => Before(hour) is { Count: > 0 } before ? before.Average(Total) : null;

    private List<DateTimeOffset> Before(DateTimeOffset hour)
    {
        var first = _hours.Keys.Min();
        var same = new List<DateTimeOffset>();
        for (var at = hour - Week; at >= first; at -= Week)
        {
            same.Add(at);
        }

        return same;
    }

    private long Total(DateTimeOffset hour) => TypesOf(hour).Values.Sum();

    private Dictionary<string, long> TypesOf(DateTimeOffset hour) => _hours.GetValueOrDefault(hour) ?? [];
}
