using System.Diagnostics.CodeAnalysis;

namespace TenFour.Streaming.Types.Text;

/// <summary>Offsets from UTC in the forms that <c>java.time.ZoneOffset</c> reads and writes.</summary>
internal static class OffsetText
{
    private const int MaxSeconds = 18 * 3600;

    /// <summary><c>Z</c>, <c>-08:00</c> or <c>-07:52:58</c>.</summary>
    public static string Of(int seconds)
    {
        if (seconds == 0)
        {
            return "Z";
        }

        var absolute = Math.Abs(seconds);
        var text = $"{(seconds < 0 ? '-' : '+')}{absolute / 3600:00}:{absolute / 60 % 60:00}";
        return absolute % 60 == 0 ? text : $"{text}:{absolute % 60:00}";
    }

    /// <summary>Reads a sign and then h, hh, hh:mm, hhmm, hh:mm:ss or hhmmss.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
        {
            return false;
        }

        var digits = text[1..];
        var parsed = digits.Length switch
        {
            1 => TryFields([digits[0] is >= '0' and <= '9' ? digits[0] - '0' : -1, 0, 0], out seconds),
            2 => TryFields([Two(digits, 0), 0, 0], out seconds),
            4 => TryFields([Two(digits, 0), Two(digits, 2), 0], out seconds),
            5 => digits[2] == ':' && TryFields([Two(digits, 0), Two(digits, 3), 0], out seconds),
            6 => TryFields([Two(digits, 0), Two(digits, 2), Two(digits, 4)], out seconds),
            8 => digits[2] == ':' && digits[5] == ':' && TryFields([Two(digits, 0), Two(digits, 3), Two(digits, 6)], out seconds),
            _ => false,
        };
        seconds = text[0] == '-' ? -seconds : seconds;
        return parsed;
    }

    private static bool TryFields(ReadOnlySpan<int> fields, out int seconds)
    {
        seconds = (fields[0] * 3600) + (fields[1] * 60) + fields[2];
        return fields[0] >= 0 && fields[1] is >= 0 and < 60 && fields[2] is >= 0 and < 60 && seconds <= MaxSeconds;
    }

    private static int Two(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? ((text[at] - '0') * 10) + text[at + 1] - '0' : -1;
}
