namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>
/// The English names of the zones of the United States and of UTC. Other zones go by their id, since names are data that the runtime does
/// not have.
/// </summary>
/// <param name="Ids">The zones of that name; the first is meant when the name is read.</param>
/// <param name="Name">The name without <c>Standard Time</c>.</param>
/// <param name="Letters">What the short name starts with, or the whole short name of a zone without daylight saving.</param>
internal sealed record ZoneWords(string[] Ids, string Name, string Letters)
{
    private static readonly ZoneWords[] All =
    [
        new(["America/Los_Angeles", "US/Pacific", "PST8PDT"], "Pacific", "P"),
        new(["America/Denver", "America/Boise", "US/Mountain", "MST7MDT"], "Mountain", "M"),
        new(["America/Chicago", "US/Central", "CST6CDT"], "Central", "C"),
        new(["America/New_York", "America/Detroit", "US/Eastern", "EST5EDT"], "Eastern", "E"),
        new(["America/Anchorage", "US/Alaska"], "Alaska", "AK"),
        new(["Pacific/Honolulu", "US/Hawaii"], "Hawaii-Aleutian", "H"),
        new(["UTC", "Etc/UTC", "Z"], "Coordinated Universal Time", "UTC"),
        new(["GMT", "Etc/GMT", "Europe/London"], "Greenwich Mean Time", "GMT"),
    ];

    private bool IsUniversal => Letters.Length == 3;

    /// <summary>The words of a zone, or null for one that goes by its id.</summary>
    public static ZoneWords? Find(string id) => Array.Find(All, w => w.Ids.Contains(id));

    /// <summary>The longest name at the start of the text, and the zone that it means; length 0 where there is none.</summary>
    public static (int Length, string Id) Match(ReadOnlySpan<char> text, ZoneStyle style)
    {
        var (length, id) = (0, "");
        foreach (var words in All)
        {
            foreach (var daylight in (bool[])[false, true])
            {
                var word = words.In(style, daylight, words.Ids[0]);
                if (word.Length > length && text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    (length, id) = (word.Length, words.Ids[0]);
                }
            }
        }

        return (length, id);
    }

    public string In(ZoneStyle style, bool isDaylight, string id) => style switch
    {
        ZoneStyle.Id => id,
        ZoneStyle.Full when IsUniversal => Name,
        ZoneStyle.Full => $"{Name} {(isDaylight ? "Daylight" : "Standard")} Time",
        ZoneStyle.GenericFull => IsUniversal ? Name : $"{Name} Time",
        _ when IsUniversal => Letters,
        ZoneStyle.Short => $"{Letters}{(isDaylight ? 'D' : 'S')}T",
        _ => $"{Letters}T",
    };
}
