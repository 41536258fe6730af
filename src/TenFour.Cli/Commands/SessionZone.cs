using TenFour.Streaming.Types.Text;

namespace TenFour.Cli.Commands;

/// <summary>The time zone in which times are written and read unless the user sets another: that of the city.</summary>
internal static class SessionZone
{
    public const string DefaultName = "America/Los_Angeles";

    public static ZoneRules Default { get; } = ZoneNames.TryGet(DefaultName, out var rules)
        ? rules
        : throw new TimeZoneNotFoundException($"This machine does not know the time zone {DefaultName}.");

    /// <summary>As records write times: <c>2018-12-31T23:57:00.000-08:00</c>.</summary>
    public static string Format(long utcMicros)
    {
        Span<byte> text = stackalloc byte[TimestampText.MaxLength];
        return System.Text.Encoding.ASCII.GetString(text[..TimestampText.FormatJson(utcMicros, Default, text)]);
    }

    /// <summary>The same for a time that may be unknown.</summary>
    public static string Format(DateTimeOffset? time) => time is { } known ? Format(known.ToUnixTimeMilliseconds() * 1000) : "-";
}
