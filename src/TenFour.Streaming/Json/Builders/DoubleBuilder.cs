using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>DOUBLE: any number, and the words for what is none, also as text.</summary>
internal sealed class DoubleBuilder() : FixedBuilder<double>(SqlType.Double)
{
    public override bool TrySetNumber(in NumberToken number, int row)
    {
        Set(row, number.IsOdd ? number.Odd : number.IsInteger ? OfInteger(number.Text) : NumberText.ParseDouble(number.Text));
        return true;
    }

    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        if (!TryParseOdd(text, out var value))
        {
            return false;
        }

        Set(row, value);
        return true;
    }

    /// <summary>The words that Spark takes as text, case-sensitively.</summary>
    public static bool TryParseOdd(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        if (text.SequenceEqual("NaN"u8))
        {
            return true;
        }

        var isNegative = text.StartsWith("-"u8);
        value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        var isSigned = isNegative || text.StartsWith("+"u8);
        var word = isSigned ? text[1..] : text;
        return word.SequenceEqual("Infinity"u8) || (isSigned && word.SequenceEqual("INF"u8));
    }

    // An integer has no negative zero.
    private static double OfInteger(ReadOnlySpan<byte> text) =>
        NumberText.TryParseLong(text, out var value) ? value : NumberText.ParseDouble(text);
}
