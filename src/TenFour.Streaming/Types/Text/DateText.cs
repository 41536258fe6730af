using System.Text;

namespace TenFour.Streaming.Types.Text;

/// <summary>Dates as text, by the rules of Spark's CAST: <c>[+-]yyyy[yyy][-[m]m[-[d]d[( |T)anything]]]</c>, spaces around ignored.</summary>
public static class DateText
{
    /// <summary>The most bytes that a formatted date takes.</summary>
    public const int MaxLength = 16;

    /// <summary>Reads a date to days since 1970-01-01; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        text = AsciiText.Trim(text);
        if (text.IsEmpty)
        {
            return false;
        }

        var signed = text[0] is (byte)'-' or (byte)'+';
        var year = AsciiText.TakeDigits(text, signed ? 1 : 0, out var at);
        var (month, day) = (1, 1);
        if ((signed ? at - 1 : at) is < 4 or > 7 || (at < text.Length && !TryMonthAndDay(text[at..], out month, out day)))
        {
            return false;
        }

        year = signed && text[0] == '-' ? -year : year;
        if (!Calendar.IsDate(year, month, day))
        {
            return false;
        }

        days = (int)Calendar.DaysOf(year, month, day);
        return true;
    }

    /// <summary>Writes what CAST(date AS STRING) gives: <c>2018-12-31</c>; years beyond four digits have a sign.</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public static int Format(long days, Span<byte> utf8)
    {
        var (year, month, day) = Calendar.DateOf(days);
        var written = 0;
        if (year is < 0 or > 9999)
        {
            utf8[written++] = (byte)(year < 0 ? '-' : '+');
        }

        var absolute = Math.Abs(year);
        var digits = 4;
        for (var bound = 10_000; digits < 9 && absolute >= bound; bound *= 10)
        {
            digits++;
        }

        written += AsciiText.WriteDigits(absolute, digits, utf8[written..]);
        utf8[written++] = (byte)'-';
        written += AsciiText.WriteDigits(month, 2, utf8[written..]);
        utf8[written++] = (byte)'-';
        return written + AsciiText.WriteDigits(day, 2, utf8[written..]);
    }

    /// <summary>The same as a string.</summary>
    public static string Format(long days)
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(utf8[..Format(days, utf8)]);
    }

    /// <summary>The day it is now in a zone, as days since 1970-01-01.</summary>
    public static int Today(ZoneRules zone, TimeProvider time)
    {
        var utcMicros = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var wall = zone.ToWall(utcMicros);
        return (int)Math.DivRem(wall - (wall < 0 ? Calendar.MicrosPerDay - 1 : 0), Calendar.MicrosPerDay).Quotient;
    }

    private static bool TryMonthAndDay(ReadOnlySpan<byte> text, out int month, out int day)
    {
        day = 1;
        month = AsciiText.TakeDigits(text, 1, out var at);
        if (text[0] != '-' || at is 1 or > 3)
        {
            return false;
        }

        if (at == text.Length)
        {
            return true;
        }

        var start = at + 1;
        day = AsciiText.TakeDigits(text, start, out var end);
        return text[at] == '-' && end - start is 1 or 2 && (end == text.Length || text[end] is (byte)' ' or (byte)'T');
    }
}
