using System.Buffers.Text;

namespace TenFour.Calls.Records;

/// <summary>
/// Reads the time of a call from a record: an ISO date, or date and time, with or without fraction and offset; without an offset it is
/// San Francisco's wall clock.
/// </summary>
public static class EventTime
{
    private const int DateLength = 10;

    /// <summary>The event time of a record in microseconds since 1970-01-01T00:00:00Z.</summary>
    /// <returns>False where the record has no <see cref="CallSchema.EventTimeField"/> that can be read.</returns>
    public static bool TryGet(ReadOnlySpan<byte> record, out long microseconds)
    {
        microseconds = 0;
        return RecordMembers.TryFind(record, "call_date_time"u8, out var value) && TryParse(value, out microseconds);
    }

    /// <summary>Reads a value as it is written, with its quotes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out long microseconds)
    {
        microseconds = 0;
        if (!TryParseDate(value, out var day))
        {
            return false;
        }

        var rest = value[(1 + DateLength)..^1];
        var fraction = 0;
        var seconds = 0L;
        if (!rest.IsEmpty && !(rest[0] is (byte)'T' or (byte)' ' && TryTakeTime(rest[1..], out seconds, out fraction, out rest)))
        {
            return false;
        }

        var local = ((day - UnixEpochDay) * 86_400L) + seconds;
        var utc = CityClock.ToUtc(local);
        if (!rest.IsEmpty)
        {
            if (!TryParseOffset(rest, out var offset))
            {
                return false;
            }

            utc = local - offset;
        }

        microseconds = (utc * 1_000_000) + fraction;
        return true;
    }

    /// <summary>Reads the date that a value in quotes begins with, as a day number (0 is 0001-01-01).</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> value, out int dayNumber)
    {
        dayNumber = 0;
        if (value.Length < DateLength + 2 || value[0] != '"' || value[^1] != '"' || value[5] != '-' || value[8] != '-'
            || !TryDigits(value.Slice(1, 4), out var year)
            || !TryDigits(value.Slice(6, 2), out var month)
            || !TryDigits(value.Slice(9, 2), out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        dayNumber = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;

    // hh:mm, hh:mm:ss or hh:mm:ss.f with up to nine digits.
    private static bool TryTakeTime(ReadOnlySpan<byte> text, out long seconds, out int microseconds, out ReadOnlySpan<byte> rest)
    {
        (seconds, microseconds) = (0, 0);
        rest = default;
        if (text.Length < 5 || text[2] != ':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text.Slice(3, 2), out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60);
        rest = text[5..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!TryDigits(rest.Slice(1, 2), out var second) || second > 59)
            {
                return false;
            }

            seconds += second;
            rest = rest[3..];
        }

        return !rest.StartsWith("."u8) || TryTakeFraction(rest[1..], out microseconds, out rest);
    }

    private static bool TryTakeFraction(ReadOnlySpan<byte> text, out int microseconds, out ReadOnlySpan<byte> rest)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? text : text[..end];
        rest = text[digits.Length..];
        microseconds = 0;
        for (var i = 0; i < 6; i++)
        {
            microseconds = (microseconds * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return digits.Length is > 0 and <= 9;
    }

    // Z, +hh:mm, -hh:mm or the same without the colon.
    private static bool TryParseOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text is [(byte)'Z'])
        {
            return true;
        }

        if (text.Length is not (5 or 6) || text[0] is not ((byte)'+' or (byte)'-')
            || !TryDigits(text.Slice(1, 2), out var hours) || !TryDigits(text[^2..], out var minutes)
            || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (text[0] == '-' ? -60 : 60);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        return !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(text, out value, out _);
    }
}
