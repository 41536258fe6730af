namespace TenFour.Calls.Feeds.Files;

/// <summary>The grammar of JSON's numbers and of <c>true</c>, <c>false</c> and <c>null</c>.</summary>
internal static class JsonLiteral
{
    public static bool IsValid(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) || text.SequenceEqual("null"u8) || IsNumber(text);

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var rest = text.StartsWith("-"u8) ? text[1..] : text;
        var whole = Digits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
        {
            return false;
        }

        return IsFraction(rest[whole..], out var exponent) && IsExponent(exponent);
    }

    private static bool IsFraction(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        rest = text;
        if (!text.StartsWith("."u8))
        {
            return true;
        }

        var digits = Digits(text[1..]);
        rest = text[(1 + digits)..];
        return digits > 0;
    }

    private static bool IsExponent(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        var digits = text[0] is (byte)'e' or (byte)'E' ? text[1..] : default;
        digits = digits.StartsWith("+"u8) || digits.StartsWith("-"u8) ? digits[1..] : digits;
        return digits.Length > 0 && Digits(digits) == digits.Length;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }
}
