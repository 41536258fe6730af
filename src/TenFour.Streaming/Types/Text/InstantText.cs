namespace TenFour.Streaming.Types.Text;

/// <summary>Instants in UTC as progress reports write them, in any year: <c>2018-12-31T23:57:00.000Z</c>, <c>+10000-01-01T07:59:59.000Z</c>.</summary>
public static class InstantText
{
    /// <param name="millis">Milliseconds since 1970-01-01.</param>
    public static string OfMillis(long millis)
    {
        Span<byte> utf8 = stackalloc byte[TimestampText.MaxLength];
        var length = TimestampText.FormatJson(millis * (Calendar.MicrosPerSecond / 1000), ZoneRules.Utc, utf8);
        return System.Text.Encoding.ASCII.GetString(utf8[..length]);
    }
}
