using System.Text;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>An offset behind <c>GMT</c>: <c>GMT-8</c> or, in full, <c>GMT-08:00</c>; seconds where there are any.</summary>
internal sealed class LocalizedOffsetElement(bool isFull) : PatternElement
{
    private const string Gmt = "GMT";

    public override void Format(in Moment moment, StringBuilder output)
    {
        output.Append(Gmt);
        var seconds = Math.Abs(moment.OffsetSeconds);
        if (seconds == 0)
        {
            return;
        }

        output.Append(moment.OffsetSeconds < 0 ? '-' : '+').Append(isFull ? $"{seconds / 3600:00}" : $"{seconds / 3600}");
        if (isFull || seconds % 3600 != 0)
        {
            output.Append($":{seconds / 60 % 60:00}");
        }

        output.Append(seconds % 60 == 0 ? "" : $":{seconds % 60:00}");
    }

    public override int Parse(string text, int at, ParsedFields fields)
    {
        if (!text.AsSpan(at).StartsWith(Gmt, StringComparison.OrdinalIgnoreCase))
        {
            return ~at;
        }

        var start = at + Gmt.Length;
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ':' || (end == start && text[end] is '+' or '-')))
        {
            end++;
        }

        // The longest piece that is an offset; without one it is GMT itself.
        for (; end > start + 1; end--)
        {
            if (ZoneNames.TryGet(text[start..end], out var offset))
            {
                return fields.TrySetZone(offset) ? end : ~at;
            }
        }

        return fields.TrySetZone(ZoneRules.Utc) ? start : ~at;
    }
}
