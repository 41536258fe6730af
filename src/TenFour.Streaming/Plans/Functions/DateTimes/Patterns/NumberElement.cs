using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A field in digits. Numbers that stand side by side share digits: all but the first have a fixed width.</summary>
/// <param name="field">The field.</param>
/// <param name="minWidth">The fewest digits.</param>
/// <param name="maxWidth">The most digits.</param>
internal class NumberElement(PatternField field, int minWidth, int maxWidth, SignStyle sign) : PatternElement
{
    /// <summary>The most digits of a number without a width of its own.</summary>
    public const int AnyWidth = 19;

    public int MaxWidth => maxWidth;

    /// <summary>A number of a fixed width may follow another without anything between them.</summary>
    public bool IsFixed => minWidth == maxWidth && sign == SignStyle.NotNegative;

    /// <summary>How many digits the numbers behind take from a run of digits.</summary>
    public int Reserved { get; set; }

    public override void Format(in Moment moment, StringBuilder output)
    {
        var value = Shown(moment[field]);
        var digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        if (value < 0)
        {
            output.Append('-');
        }
        else if (sign == SignStyle.ExceedsPad && digits.Length > minWidth)
        {
            output.Append('+');
        }

        output.Append('0', Math.Max(0, minWidth - digits.Length)).Append(digits);
    }

    public override int Parse(string text, int at, ParsedFields fields)
    {
        var signed = at < text.Length && sign != SignStyle.NotNegative ? text[at] : ' ';
        var hasPlus = signed == '+' && sign == SignStyle.ExceedsPad;
        var start = hasPlus || signed == '-' ? at + 1 : at;
        var digits = CountDigits(text, start, maxWidth + Reserved);
        var width = Math.Min(digits, Math.Max(minWidth, digits - Reserved));
        if (width < minWidth || width == 0)
        {
            return ~start;
        }

        // Of more digits than a long has, the last is left.
        if (!long.TryParse(text.AsSpan(start, width), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            width--;
            value = long.Parse(text.AsSpan(start, width), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        var fits = signed == '-' ? value > 0 : (sign == SignStyle.ExceedsPad && width > minWidth) == hasPlus;
        return fits && fields.TrySet(field, Meant(signed == '-' ? -value : value)) ? start + width : ~at;
    }

    /// <summary>The number that is printed for a value of the field.</summary>
    protected virtual long Shown(long value) => value;

    /// <summary>The value of the field that a number means.</summary>
    protected virtual long Meant(long number) => number;

    private static int CountDigits(string text, int start, int limit)
    {
        var count = 0;
        while (count < limit && start + count < text.Length && char.IsAsciiDigit(text[start + count]))
        {
            count++;
        }

        return count;
    }
}
