using System.Text;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>How far an offset from UTC is written.</summary>
internal enum OffsetDetail
{
    /// <summary>Hours, and minutes where there are any.</summary>
    OptionalMinutes,

    Minutes,

    /// <summary>Minutes, and seconds where there are any.</summary>
    OptionalSeconds,
}

/// <summary>An offset from UTC: <c>-08</c>, <c>-0800</c>, <c>-08:00</c>, <c>-07:52:58</c>.</summary>
/// <param name="zero">What stands for no offset: <c>Z</c> or zeros.</param>
internal sealed class OffsetElement(OffsetDetail detail, bool hasColons, string zero) : PatternElement
{
    private string Colon => hasColons ? ":" : "";

    public override void Format(in Moment moment, StringBuilder output)
    {
        var seconds = Math.Abs(moment.OffsetSeconds);
        var showMinutes = detail != OffsetDetail.OptionalMinutes || seconds / 60 % 60 > 0;
        var showSeconds = detail == OffsetDetail.OptionalSeconds && seconds % 60 > 0;
        if (seconds < 60 && !showSeconds)
        {
            output.Append(zero);
            return;
        }

        output.Append(moment.OffsetSeconds < 0 ? '-' : '+').Append($"{seconds / 3600:00}");
        output.Append(showMinutes ? $"{Colon}{seconds / 60 % 60:00}" : "").Append(showSeconds ? $"{Colon}{seconds % 60:00}" : "");
    }

    public override int Parse(string text, int at, ParsedFields fields)
    {
        if (at < text.Length && text[at] is '+' or '-')
        {
            var end = at + 1;
            if (!TryTwoDigits(text, ref end, "", out var hours) || hours > 18)
            {
                return ~at;
            }

            if (!TryTwoDigits(text, ref end, Colon, out var minutes) && detail != OffsetDetail.OptionalMinutes)
            {
                return ~at;
            }

            var seconds = 0;
            if (detail == OffsetDetail.OptionalSeconds)
            {
                TryTwoDigits(text, ref end, Colon, out seconds);
            }

            var offset = (hours * 3600) + (minutes * 60) + seconds;
            return minutes < 60 && seconds < 60 && fields.TrySetZone(ZoneRules.Fixed(text[at] == '-' ? -offset : offset)) ? end : ~at;
        }

        return text.AsSpan(Math.Min(at, text.Length)).StartsWith(zero, StringComparison.OrdinalIgnoreCase)
            && fields.TrySetZone(ZoneRules.Utc)
            ? at + zero.Length
            : ~at;
    }

    private static bool TryTwoDigits(string text, ref int at, string before, out int value)
    {
        value = 0;
        var start = at + before.Length;
        if (start + 2 > text.Length || string.CompareOrdinal(text, at, before, 0, before.Length) != 0
            || !char.IsAsciiDigit(text[start]) || !char.IsAsciiDigit(text[start + 1]))
        {
            return false;
        }

        value = ((text[start] - '0') * 10) + text[start + 1] - '0';
        at = start + 2;
        return true;
    }
}
