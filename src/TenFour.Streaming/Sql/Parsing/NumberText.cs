using System.Globalization;
using System.Numerics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// The numbers of Spark SQL. Without a suffix an integer is INT, BIGINT or DECIMAL, the first that it fits; a fraction is DECIMAL and an
/// exponent makes DOUBLE. Suffixes: Y TINYINT, S SMALLINT, L BIGINT, F FLOAT, D DOUBLE, BD DECIMAL.
/// </summary>
internal static class NumberText
{
    /// <summary>The length of the number at the start of <paramref name="text"/>, or 0 where it is none: a point, or a name such as <c>2018_calls</c>.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var digits = Digits(text, 0);
        var at = digits;
        var fraction = at < text.Length && text[at] == '.';
        if (fraction)
        {
            at = Digits(text, at + 1);
            if (at == 1)
            {
                return 0;
            }
        }

        at = Exponent(text, at);
        var end = Suffix(text, at, allowIntegral: !fraction && at == digits);
        if (end >= text.Length || !Lexer.IsWordPart(text[end]))
        {
            return end;
        }

        // As in Spark, 1.b is the field b of 1, and 1a is a name.
        return fraction && digits > 0 ? digits : 0;
    }

    public static LiteralSyntax Parse(string text, bool negative, TextSpan span)
    {
        var upper = text.ToUpperInvariant();
        var suffix = upper.EndsWith("BD", StringComparison.Ordinal) ? "BD" : upper[^1] is >= 'A' ? upper[^1..] : "";
        var number = (negative ? "-" : "") + upper[..^suffix.Length];
        return suffix switch
        {
            "Y" => Integer(number, sbyte.MinValue, sbyte.MaxValue, SqlType.Byte, span),
            "S" => Integer(number, short.MinValue, short.MaxValue, SqlType.Short, span),
            "L" => Integer(number, long.MinValue, long.MaxValue, SqlType.Long, span),
            "F" => Single(number, span),
            "D" => Double(number, span),
            "BD" => Decimal(number, span),
            _ when number.Contains('E', StringComparison.Ordinal) => Double(number, span),
            _ when number.Contains('.', StringComparison.Ordinal) => Decimal(number, span),
            _ => Untyped(number, span),
        };
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Exponent(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return at;
        }

        var start = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var end = Digits(text, start);
        return end > start ? end : at;
    }

    private static int Suffix(ReadOnlySpan<char> text, int at, bool allowIntegral)
    {
        var next = at < text.Length ? char.ToUpperInvariant(text[at]) : '\0';
        return next switch
        {
            'B' when at + 1 < text.Length && text[at + 1] is 'd' or 'D' => at + 2,
            'F' or 'D' => at + 1,
            'L' or 'S' or 'Y' when allowIntegral => at + 1,
            _ => at,
        };
    }

    private static LiteralSyntax Untyped(string number, TextSpan span) =>
        int.TryParse(number, out var small) ? new IntegerLiteralSyntax(span, small, SqlType.Int)
        : long.TryParse(number, out var large) ? new IntegerLiteralSyntax(span, large, SqlType.Long)
        : Decimal(number, span);

    private static IntegerLiteralSyntax Integer(string number, long least, long most, SqlType type, TextSpan span) =>
        long.TryParse(number, out var value) && value >= least && value <= most
            ? new IntegerLiteralSyntax(span, value, type)
            : throw OutOfRange(number, type, least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture), span);

    private static FloatingLiteralSyntax Single(string number, TextSpan span)
    {
        // Spark compares with the range before it rounds to single precision, and rounds the text, not the double.
        var value = double.Parse(number, CultureInfo.InvariantCulture);
        return Math.Abs(value) <= float.MaxValue
            ? new FloatingLiteralSyntax(span, float.Parse(number, CultureInfo.InvariantCulture), SqlType.Float)
            : throw OutOfRange(number, SqlType.Float, "-3.4028234663852886E+38", "3.4028234663852886E+38", span);
    }

    private static FloatingLiteralSyntax Double(string number, TextSpan span)
    {
        var value = double.Parse(number, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? new FloatingLiteralSyntax(span, value, SqlType.Double)
            : throw OutOfRange(number, SqlType.Double, "-1.7976931348623157E+308", "1.7976931348623157E+308", span);
    }

    private static StatisticException OutOfRange(string number, SqlType type, string least, string most, TextSpan span) =>
        new(
            $"The number {number} does not fit {type}, which reaches from {least} to {most}.",
            span,
            "INVALID_NUMERIC_LITERAL_RANGE",
            "Write a number within the range, or one of a wider type.");

    private static DecimalLiteralSyntax Decimal(string number, TextSpan span)
    {
        var exponentAt = number.IndexOf('E', StringComparison.Ordinal);
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = pointAt < 0 ? 0L : mantissa.Length - pointAt - 1;
        scale -= exponentAt < 0 ? 0 : long.Parse(Clip(number[(exponentAt + 1)..]), CultureInfo.InvariantCulture);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('-').TrimStart('0');
        var precision = Math.Max(Math.Max(significant.Length, 1) - Math.Min(scale, 0), scale);
        if (precision > DecimalType.MaxPrecision)
        {
            throw new StatisticException(
                $"The number {number} has {precision} digits; a DECIMAL has at most {DecimalType.MaxPrecision}.",
                span,
                "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
                "Write fewer digits, or a DOUBLE with an exponent or the suffix D.");
        }

        var unscaled = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return scale < 0
            ? new DecimalLiteralSyntax(span, unscaled * BigInteger.Pow(10, (int)-scale), new DecimalType((int)precision, 0))
            : new DecimalLiteralSyntax(span, unscaled, new DecimalType((int)precision, (int)scale));
    }

    /// <summary>Keeps an absurd exponent within what a long holds; it stays far beyond every limit.</summary>
    private static string Clip(string exponent) => exponent.Length > 10 ? exponent[..10] : exponent;
}
