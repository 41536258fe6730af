using System.Text;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A zone by its id (<c>VV</c>) or its English name (<c>z</c>, <c>v</c>).</summary>
internal sealed class ZoneElement(ZoneStyle style) : PatternElement
{
    public override void Format(in Moment moment, StringBuilder output) =>
        output.Append(ZoneWords.Find(moment.Zone.Id) is { } words ? words.In(style, moment.IsDaylight, moment.Zone.Id) : moment.Zone.Id);

    public override int Parse(string text, int at, ParsedFields fields)
    {
        if (style != ZoneStyle.Id && ZoneWords.Match(text.AsSpan(at), style) is var (length, id) && length > 0)
        {
            return ZoneNames.TryGet(id, out var named) && fields.TrySetZone(named) ? at + length : ~at;
        }

        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '/' or '_' or '-' or '+' or '~' or '.' or ':'))
        {
            end++;
        }

        for (; end > at; end--)
        {
            if (ZoneNames.TryGet(text[at..end], out var zone))
            {
                return fields.TrySetZone(zone) ? end : ~at;
            }
        }

        return ~at;
    }
}
