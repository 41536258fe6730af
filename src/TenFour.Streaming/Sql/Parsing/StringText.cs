using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// What a string token means. Outside raw strings (<c>r'...'</c>) a doubled quote is one quote, and a backslash begins an escape:
/// <c>\n \t \r \b \0 \Z \\ \' \"</c>, three octal digits up to <c>\177</c>, <c>\uXXXX</c>, <c>\UXXXXXXXX</c>; <c>\%</c> and <c>\_</c> keep
/// their backslash for LIKE; before anything else it is dropped.
/// </summary>
internal static class StringText
{
    public static string Unescape(ReadOnlySpan<char> token)
    {
        if (token[0] is 'r' or 'R')
        {
            return token[2..^1].ToString();
        }

        var quote = token[0];
        var body = token[1..^1];
        if (body.IndexOfAny(quote, '\\') < 0)
        {
            return body.ToString();
        }

        var result = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length;)
        {
            if (body[i] == '\\' && i + 1 < body.Length)
            {
                i += Escape(body[i..], result);
            }
            else
            {
                result.Append(body[i]);
                i += body[i] == quote ? 2 : 1;
            }
        }

        return result.ToString();
    }

    /// <summary>Appends what the escape at the start of <paramref name="text"/> means and returns its length.</summary>
    private static int Escape(ReadOnlySpan<char> text, StringBuilder result)
    {
        switch (text[1])
        {
            case 'u' when Hex(text, 4) is { } unit:
                result.Append((char)unit);
                return 6;
            case 'U' when Hex(text, 8) is { } point && Rune.IsValid(point):
                result.Append(new Rune(point).ToString());
                return 10;
            case '0' or '1' when text.Length > 3 && IsOctal(text[2]) && IsOctal(text[3]):
                result.Append((char)(((text[1] - '0') * 64) + ((text[2] - '0') * 8) + (text[3] - '0')));
                return 4;
            case '%' or '_':
                result.Append('\\').Append(text[1]);
                return 2;
            default:
                result.Append(Simple(text[1]));
                return 2;
        }
    }

    private static int? Hex(ReadOnlySpan<char> text, int digits) =>
        text.Length >= 2 + digits && int.TryParse(text.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static char Simple(char c) => c switch
    {
        '0' => '\0',
        'b' => '\b',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'Z' => '\u001A',
        _ => c,
    };
}
