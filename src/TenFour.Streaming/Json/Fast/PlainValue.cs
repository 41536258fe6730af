using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Values that are no strings and nothing special: true, false, null, and numbers of usual length without an exponent; escapes.</summary>
internal static class PlainValue
{
    // Far from every limit of the exact reader.
    private const int MaxDigits = 18;

    /// <summary>The bytes of the value at the start, which a comma or brace must follow; 0 when it is to be read exactly.</summary>
    public static int Measure(ReadOnlySpan<byte> text, out TokenKind kind)
    {
        int length;
        (length, kind) = text.IsEmpty ? (0, TokenKind.None) : text[0] switch
        {
            (byte)'t' => (Word(text, "true"u8), TokenKind.True),
            (byte)'f' => (Word(text, "false"u8), TokenKind.False),
            (byte)'n' => (Word(text, "null"u8), TokenKind.Null),
            _ => Number(text),
        };
        return length > 0 && length < text.Length && text[length] is (byte)',' or (byte)'}' ? length : 0;
    }

    /// <summary>The bytes of the escape at the start; 0 when there is none or it is no valid one.</summary>
    public static int MeasureEscape(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || text[0] != '\\')
        {
            return 0;
        }

        if (text[1] != 'u')
        {
            return Utf8Text.SimpleEscape(text[1]) >= 0 ? 2 : 0;
        }

        foreach (var digit in text.Slice(2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return 0;
            }
        }

        return 6;
    }

    private static int Word(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => text.StartsWith(word) ? word.Length : 0;

    private static (int Length, TokenKind Kind) Number(ReadOnlySpan<byte> text)
    {
        var start = text[0] == '-' ? 1 : 0;
        var end = start + Digits(text[start..]);
        if (end == start || end - start > MaxDigits || (text[start] == '0' && end > start + 1))
        {
            return (0, TokenKind.None);
        }

        if (end == text.Length || text[end] != '.')
        {
            return (end, TokenKind.Integer);
        }

        var fraction = Digits(text[(end + 1)..]);
        return fraction is 0 or > MaxDigits ? (0, TokenKind.None) : (end + 1 + fraction, TokenKind.Decimal);
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && count <= MaxDigits && char.IsAsciiDigit((char)text[count]))
        {
            count++;
        }

        return count;
    }
}
