using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>
/// A pattern of Java's <c>DecimalFormat</c>, such as <c>#,##0.00</c>, with the signs of the United States; halves are rounded to the even
/// digit.
/// </summary>
internal sealed class NumberPattern
{
    private const int Unlimited = int.MaxValue;

    private readonly NumberPatternPart positive;
    private readonly NumberPatternPart? negative;

    /// <exception cref="FormatException">The pattern is malformed.</exception>
    public NumberPattern(string pattern)
    {
        var reader = new NumberPatternReader(pattern);
        positive = reader.ReadPart();
        negative = reader.AtSeparator ? reader.ReadPart() : null;
        reader.RequireEnd();
    }

    /// <summary>A pattern with groups of three digits and a fixed number of digits behind the point.</summary>
    public static NumberPattern Fixed(int decimals) =>
        new(decimals == 0 ? "#,##0" : $"#,##0.{new string('0', decimals)}");

    public string Format(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        return double.IsInfinity(value) ? Surround("∞", value < 0) : Format(DecimalDigits.Of(value));
    }

    public string Format(DecimalDigits value)
    {
        var shifted = value.Shift(positive.Shift);
        return Surround(positive.ExponentDigits > 0 ? Scientific(shifted) : Plain(shifted), value.IsNegative);
    }

    private string Plain(DecimalDigits value)
    {
        var (whole, fraction) = value.Round(positive.MaxFraction, halfUp: false).Split(positive.MinWhole, positive.MinFraction);
        var text = new StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            var left = whole.Length - i;
            text.Append(i > 0 && positive.GroupSize > 0 && left % positive.GroupSize == 0 ? "," : "").Append(whole[i]);
        }

        if (text.Length == 0 && fraction.Length == 0)
        {
            text.Append('0');
        }

        return text.Append(fraction.Length > 0 || positive.AlwaysPoint ? "." : "").Append(fraction).ToString();
    }

    private string Scientific(DecimalDigits value)
    {
        var (minWhole, maxWhole) = (positive.MinWhole, positive.MaxWhole);
        var significant = maxWhole == Unlimited ? Unlimited : maxWhole + positive.MaxFraction;
        var rounded = significant is > 0 and < 1000
            ? value.Round(value.Scale - (value.Unscaled.ToString().Length - significant), halfUp: false)
            : value;
        var digits = rounded.Unscaled.ToString().TrimEnd('0');
        var exponent = rounded.DigitsBeforePoint;
        var repeats = maxWhole > 1 && maxWhole > minWhole;
        var shown = repeats
            ? (exponent >= 1 ? exponent - 1 : exponent - maxWhole) / maxWhole * maxWhole
            : exponent - minWhole;
        var whole = digits.Length == 0 ? (repeats ? 1 : minWhole) : exponent - shown;
        shown = digits.Length == 0 ? 0 : shown;
        var total = Math.Max(Math.Max(digits.Length, minWhole + positive.MinFraction), whole);
        digits = digits.PadRight(total, '0');
        var point = total > whole || positive.AlwaysPoint ? "." : "";
        var sign = shown < 0 ? "-" : "";
        var power = Math.Abs(shown).ToString(CultureInfo.InvariantCulture).PadLeft(positive.ExponentDigits, '0');
        return $"{digits[..whole]}{point}{digits[whole..]}E{sign}{power}";
    }

    private string Surround(string number, bool isNegative) =>
        !isNegative ? $"{positive.Prefix}{number}{positive.Suffix}"
        : negative is null ? $"-{positive.Prefix}{number}{positive.Suffix}"
        : $"{negative.Prefix}{number}{negative.Suffix}";
}
