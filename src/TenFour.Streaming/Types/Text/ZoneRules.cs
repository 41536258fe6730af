using System.Collections.Concurrent;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// Wall-clock time to UTC and back, in microseconds since 1970-01-01, as <c>java.time.ZonedDateTime</c> resolves it: a wall-clock time in a
/// gap moves forward by the length of the gap, of one that occurs twice the earlier is meant. For any thread.
/// </summary>
public sealed class ZoneRules
{
    private const int LastYear = 9999;
    private const int YearsPerCycle = 400;
    private const long MicrosPerCycle = 146_097 * Calendar.MicrosPerDay;

    private static readonly ConcurrentDictionary<TimeZoneInfo, ZoneRules> Known = new();

    private readonly TimeZoneInfo? zone;
    private readonly ZoneFile? file;
    private readonly long fixedOffset;
    private readonly ZoneYear?[] years = [];

    private ZoneRules(TimeZoneInfo zone)
    {
        this.zone = zone;
        file = ZoneFile.TryLoad(zone.Id);
        Id = zone.Id;
        years = new ZoneYear?[LastYear + 1];
    }

    private ZoneRules(int offsetSeconds)
    {
        fixedOffset = offsetSeconds * Calendar.MicrosPerSecond;
        Id = OffsetText.Of(offsetSeconds);
    }

    /// <summary>The zone's name, or an offset such as <c>+05:30</c> or <c>Z</c>.</summary>
    public string Id { get; }

    public static ZoneRules Utc { get; } = new(0);

    /// <summary>The rules of a zone; they are kept, so this is cheap from the second time on.</summary>
    public static ZoneRules For(TimeZoneInfo zone) => Known.GetOrAdd(zone, static z => new ZoneRules(z));

    /// <summary>A zone of one offset, of at most 18 hours either way.</summary>
    public static ZoneRules Fixed(int offsetSeconds) => offsetSeconds == 0 ? Utc : new ZoneRules(offsetSeconds);

    public long ToUtc(long wallMicros) => wallMicros - SpanOfWall(wallMicros).Offset;

    public long ToWall(long utcMicros) => utcMicros + SpanOfUtc(utcMicros).Offset;

    /// <summary>The offset, and the wall-clock times around the given one to which it applies as well.</summary>
    public ZoneSpan SpanOfWall(long wallMicros)
    {
        if (zone is null)
        {
            return new ZoneSpan(long.MinValue, long.MaxValue, fixedOffset);
        }

        var (year, shift) = YearOf(wallMicros);
        return Shift(year.SpanOfWall(wallMicros - shift), shift);
    }

    /// <summary>The offset, and the UTC times around the given one to which it applies as well.</summary>
    public ZoneSpan SpanOfUtc(long utcMicros)
    {
        if (zone is null)
        {
            return new ZoneSpan(long.MinValue, long.MaxValue, fixedOffset);
        }

        var (year, shift) = YearOf(utcMicros);
        return Shift(year.SpanOfUtc(utcMicros - shift), shift);
    }

    // Years that TimeZoneInfo cannot name behave like years of the same calendar that it can, so times are moved by whole cycles of 400 years.
    private (ZoneYear Year, long Shift) YearOf(long micros)
    {
        var year = Calendar.DateOf(Math.DivRem(micros - (micros < 0 ? Calendar.MicrosPerDay - 1 : 0), Calendar.MicrosPerDay).Quotient).Year;
        long cycles = year > LastYear - 1 ? (year - LastYear + YearsPerCycle) / YearsPerCycle
            : year < 2 ? -((2 - year + YearsPerCycle - 1) / YearsPerCycle)
            : 0;
        var index = (int)(year - (cycles * YearsPerCycle));

        // Two threads may build the same year; either result will do.
        var rules = Volatile.Read(ref years[index]);
        if (rules is null)
        {
            rules = new ZoneYear(zone!, file, index);
            Volatile.Write(ref years[index], rules);
        }

        return (rules, cycles * MicrosPerCycle);
    }

    private static ZoneSpan Shift(ZoneSpan span, long by) => by == 0 ? span : new ZoneSpan(span.From + by, span.ToExclusive + by, span.Offset);
}
