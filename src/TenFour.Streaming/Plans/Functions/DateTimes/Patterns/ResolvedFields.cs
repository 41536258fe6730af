using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>What a text that was read by a pattern means.</summary>
/// <param name="Days">Days since 1970-01-01.</param>
/// <param name="NanosOfDay">Nanoseconds since midnight.</param>
/// <param name="Zone">The zone that the text names, if any.</param>
internal readonly record struct ResolvedFields(long Days, long NanosOfDay, ZoneRules? Zone)
{
    /// <summary>Wall-clock microseconds since 1970-01-01; fails where that is out of range.</summary>
    public bool TryGetWall(out long micros)
    {
        var wide = ((Int128)Days * Calendar.MicrosPerDay) + (NanosOfDay / 1000);
        micros = (long)Int128.Clamp(wide, long.MinValue, long.MaxValue);
        return micros == wide;
    }
}
