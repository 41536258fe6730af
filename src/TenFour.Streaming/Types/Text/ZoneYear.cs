namespace TenFour.Streaming.Types.Text;

/// <summary>
/// The offsets of one zone in one calendar year, found by asking the zone's file and <see cref="TimeZoneInfo"/>. Between two entries the offset does not change.
/// </summary>
internal sealed class ZoneYear
{
    private const long MicrosPerDay = Calendar.MicrosPerDay;

    private readonly TimeZoneInfo zone;
    private readonly ZoneFile? file;
    private readonly List<(long UtcStart, long WallStart, long Offset)> entries = [];
    private readonly long from;
    private readonly long to;

    /// <param name="year">From 1 to 9999.</param>
    public ZoneYear(TimeZoneInfo zone, ZoneFile? file, int year)
    {
        this.zone = zone;
        this.file = file;
        from = Calendar.DaysOf(year, 1, 1) * MicrosPerDay;
        to = Calendar.DaysOf(year + 1, 1, 1) * MicrosPerDay;

        // Two days more on either side, so that wall-clock times and UTC times of the year both lie between known transitions.
        var (day, last) = (from - (2 * MicrosPerDay), to + (2 * MicrosPerDay));
        var offset = OffsetAt(day);
        entries.Add((long.MinValue, long.MinValue, offset));
        for (; day < last; day += MicrosPerDay)
        {
            var next = OffsetAt(day + MicrosPerDay);
            if (next != offset)
            {
                Add(FindTransition(day, offset), offset, next);
                offset = next;
            }
        }
    }

    public ZoneSpan SpanOfUtc(long utcMicros)
    {
        var i = entries.Count - 1;
        while (entries[i].UtcStart > utcMicros)
        {
            i--;
        }

        var end = i + 1 < entries.Count ? entries[i + 1].UtcStart : long.MaxValue;
        return new ZoneSpan(Math.Max(from, entries[i].UtcStart), Math.Min(to, end), entries[i].Offset);
    }

    public ZoneSpan SpanOfWall(long wallMicros)
    {
        var i = entries.Count - 1;
        while (entries[i].WallStart > wallMicros)
        {
            i--;
        }

        var end = i + 1 < entries.Count ? entries[i + 1].WallStart : long.MaxValue;
        return new ZoneSpan(Math.Max(from, entries[i].WallStart), Math.Min(to, end), entries[i].Offset);
    }

    // java.time takes the offset before the transition both for a wall-clock time in a gap and for one that occurs twice, so the new offset
    // holds from the later of the two wall-clock times of the transition.
    private void Add(long utcStart, long before, long after) => entries.Add((utcStart, utcStart + Math.Max(before, after), after));

    private long FindTransition(long day, long offsetBefore)
    {
        var (low, high) = (day, day + MicrosPerDay);
        while (high - low > Calendar.MicrosPerSecond)
        {
            var middle = low + ((high - low) / 2 / Calendar.MicrosPerSecond * Calendar.MicrosPerSecond);
            if (OffsetAt(middle) == offsetBefore)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private long OffsetAt(long utcMicros)
    {
        if (file is not null && file.TryGetOffset(utcMicros / Calendar.MicrosPerSecond, out var seconds))
        {
            return seconds * Calendar.MicrosPerSecond;
        }

        var ticks = Math.Clamp(DateTime.UnixEpoch.Ticks + (utcMicros * TimeSpan.TicksPerMicrosecond), 0, DateTime.MaxValue.Ticks);
        return zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc)).Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
