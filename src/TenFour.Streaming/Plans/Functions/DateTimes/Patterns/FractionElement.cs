using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>The first digits of the fraction of a second; reading takes from one digit to as many as the pattern has.</summary>
internal sealed class FractionElement(int digits) : PatternElement
{
    private const int AllDigits = 9;

    public override void Format(in Moment moment, StringBuilder output) =>
        output.Append(moment[PatternField.NanoOfSecond].ToString("D9", CultureInfo.InvariantCulture), 0, digits);

    public override int Parse(string text, int at, ParsedFields fields)
    {
        var (end, nanos) = (at, 0);
        for (; end < text.Length && end - at < digits && char.IsAsciiDigit(text[end]); end++)
        {
            nanos = (nanos * 10) + text[end] - '0';
        }

        for (var read = end - at; read < AllDigits; read++)
        {
            nanos *= 10;
        }

        return end > at && fields.TrySet(PatternField.NanoOfSecond, nanos) ? end : ~at;
    }
}
