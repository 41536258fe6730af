using System.Text;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// Timestamps as text, by the rules of Spark's CAST. Read: <c>[+-]yyyy[yy][-[m]m[-[d]d[( |T)[h]h[:[m]m[:[s]s[.fraction][zone]]]]]]</c>, or a
/// time alone (<c>12:30</c>, <c>T12</c>), which means today, spaces around ignored. The zone is <c>Z</c>, an offset, or a name.
/// </summary>
public static class TimestampText
{
    /// <summary>The most bytes that a formatted timestamp takes.</summary>
    public const int MaxLength = 40;

    /// <summary>Reads TIMESTAMP text to microseconds UTC; false when it is none, as where Spark gives null or a CAST_INVALID_INPUT.</summary>
    /// <param name="session">The zone of text that names none.</param>
    /// <param name="time">Tells which day it is, for a time alone.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, ZoneRules session, TimeProvider time, out long utcMicros)
    {
        utcMicros = 0;
        if (!TimestampFields.TryParse(text, out var fields))
        {
            return false;
        }

        var zone = session;
        if (fields.HasZone && !ZoneNames.TryGet(Encoding.UTF8.GetString(fields.Zone), out zone))
        {
            return false;
        }

        var today = fields.IsTimeOnly ? DateText.Today(zone, time) : 0;
        return fields.TryGetWall(today, out var wall) && TryToUtc(wall, zone, out utcMicros);
    }

    /// <summary>Reads TIMESTAMP_NTZ text to wall-clock microseconds. There must be a date.</summary>
    /// <param name="allowZone">Whether a zone is read over (CAST) or makes the text invalid (from_json).</param>
    public static bool TryParseWall(ReadOnlySpan<byte> text, bool allowZone, out long wallMicros)
    {
        wallMicros = 0;
        if (!TimestampFields.TryParse(text, out var fields)
            || fields.IsTimeOnly
            || (fields.HasZone && !(allowZone && ZoneNames.TryGet(Encoding.UTF8.GetString(fields.Zone), out _)))
            || !fields.TryGetWall(0, out var wall)
            || wall < long.MinValue
            || wall > long.MaxValue)
        {
            return false;
        }

        wallMicros = (long)wall;
        return true;
    }

    /// <summary>What CAST(timestamp AS STRING) gives: <c>2018-12-31 23:57:00.123</c>, the fraction without zeros at its end.</summary>
    /// <param name="wallMicros">Wall-clock microseconds; for a TIMESTAMP those of the session's zone.</param>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public static int Format(long wallMicros, Span<byte> utf8)
    {
        var written = FormatSeconds(wallMicros, (byte)' ', utf8, out var fraction);
        if (fraction == 0)
        {
            return written;
        }

        utf8[written++] = (byte)'.';
        for (var divisor = 100_000; fraction > 0; divisor /= 10)
        {
            utf8[written++] = (byte)('0' + (fraction / divisor));
            fraction %= divisor;
        }

        return written;
    }

    /// <summary>What to_json gives: <c>2018-12-31T23:57:00.000-08:00</c>, with <c>Z</c> for UTC.</summary>
    public static int FormatJson(long utcMicros, ZoneRules session, Span<byte> utf8)
    {
        var offset = session.SpanOfUtc(utcMicros).Offset;
        var written = FormatJsonWall(utcMicros + offset, utf8);
        return written + FormatOffset((int)(offset / Calendar.MicrosPerSecond), utf8[written..]);
    }

    /// <summary>What to_json gives for a TIMESTAMP_NTZ: <c>2018-12-31T23:57:00.000</c>.</summary>
    public static int FormatJsonWall(long wallMicros, Span<byte> utf8)
    {
        var written = FormatSeconds(wallMicros, (byte)'T', utf8, out var fraction);
        utf8[written++] = (byte)'.';
        return written + AsciiText.WriteDigits(fraction / 1000, 3, utf8[written..]);
    }

    /// <summary>The same as <see cref="Format(long, Span{byte})"/>, as a string.</summary>
    public static string Format(long wallMicros)
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(utf8[..Format(wallMicros, utf8)]);
    }

    private static bool TryToUtc(Int128 wall, ZoneRules zone, out long utcMicros)
    {
        // Spark's limit is that of the result, which an offset may bring back into range.
        var near = (long)Int128.Clamp(wall, long.MinValue + Calendar.MicrosPerDay, long.MaxValue - Calendar.MicrosPerDay);
        var utc = wall - zone.SpanOfWall(near).Offset;
        utcMicros = (long)Int128.Clamp(utc, long.MinValue, long.MaxValue);
        return utcMicros == utc;
    }

    private static int FormatSeconds(long wallMicros, byte separator, Span<byte> utf8, out int fraction)
    {
        var days = Math.DivRem(wallMicros, Calendar.MicrosPerDay).Quotient;
        days -= days * Calendar.MicrosPerDay > wallMicros ? 1 : 0;
        var ofDay = wallMicros - (days * Calendar.MicrosPerDay);
        var seconds = (int)(ofDay / Calendar.MicrosPerSecond);
        fraction = (int)(ofDay % Calendar.MicrosPerSecond);

        var written = DateText.Format(days, utf8);
        utf8[written++] = separator;
        written += AsciiText.WriteDigits(seconds / 3600, 2, utf8[written..]);
        utf8[written++] = (byte)':';
        written += AsciiText.WriteDigits(seconds / 60 % 60, 2, utf8[written..]);
        utf8[written++] = (byte)':';
        return written + AsciiText.WriteDigits(seconds % 60, 2, utf8[written..]);
    }

    private static int FormatOffset(int seconds, Span<byte> utf8) => Encoding.ASCII.GetBytes(OffsetText.Of(seconds), utf8);
}
