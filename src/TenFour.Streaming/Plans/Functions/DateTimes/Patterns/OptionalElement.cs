using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>What stands in brackets: always printed, read if it is there.</summary>
internal sealed class OptionalElement(IReadOnlyList<PatternElement> elements) : PatternElement
{
    public override void Format(in Moment moment, StringBuilder output)
    {
        foreach (var element in elements)
        {
            element.Format(moment, output);
        }
    }

    public override int Parse(string text, int at, ParsedFields fields)
    {
        var attempt = fields.Copy();
        var end = at;
        foreach (var element in elements)
        {
            end = element.Parse(text, end, attempt);
            if (end < 0)
            {
                return at;
            }
        }

        fields.Take(attempt);
        return end;
    }
}
