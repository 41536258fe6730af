using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary>URLs: <c>url_encode</c>, <c>url_decode</c>, <c>parse_url</c>.</summary>
internal static class UrlFunctions
{
    private static readonly Parameters Parts = new(Parameter.Text, Parameter.Text) { Optional = [Parameter.Text] };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "url_encode", "url_encode(text)", "The text as part of a URL: spaces as +, other signs as %XX.")
        {
            Examples = [new("url_encode('a b&é')", "\"a+b%26%C3%A9\""), new("url_encode('')", "\"\"")],
            Bind = Bind.To(SqlType.String, Parameter.Text, Encode, Nullability.Always),
        },
        new(FunctionCategory.Text, "url_decode", "url_decode(text)", "The text behind a part of a URL; an error where it is malformed.")
        {
            Examples = [new("url_decode('%C3%A9')", "\"é\""), new("url_decode('a%')", "CANNOT_DECODE_URL")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Decode(input, isTry: false), Nullability.Always),
        },
        new(FunctionCategory.Text, "try_url_decode", "try_url_decode(text)", "The text behind a part of a URL, null where it is malformed.")
        {
            Examples = [new("try_url_decode('a%20b')", "\"a b\""), new("try_url_decode('a%')", "null")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Decode(input, isTry: true), Nullability.Always),
        },
        new(
            FunctionCategory.Text,
            "parse_url",
            "parse_url(url, part[, key])",
            "A part of a URL: HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO; of QUERY also the value of a key.")
        {
            Examples =
            [
                new("parse_url('https://spark.apache.org/path?query=1', 'HOST')", "\"spark.apache.org\""),
                new("parse_url('not a url', 'HOST')", "INVALID_URL"),
            ],
            Bind = Bind.To(SqlType.String, Parts, input => Parse(input, isTry: false), Nullability.Always),
        },
        new(FunctionCategory.Text, "try_parse_url", "try_parse_url(url, part[, key])", "A part of a URL, null where it is none.")
        {
            Examples =
            [
                new("try_parse_url('https://spark.apache.org/x', 'PATH')", "\"/x\""),
                new("try_parse_url('inva lid://user:pass@host', 'QUERY')", "null"),
            ],
            Bind = Bind.To(SqlType.String, Parts, input => Parse(input, isTry: true), Nullability.Always),
        },
    ];

    private static Column Encode(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.MapText(row =>
        {
            var encoded = new StringBuilder();
            foreach (var b in texts[row])
            {
                var c = (char)b;
                _ = char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '*' or '_' ? encoded.Append(c)
                    : c == ' ' ? encoded.Append('+')
                    : encoded.Append($"%{b:X2}");
            }

            return encoded.ToString();
        });
    }

    private static Column Decode(KernelInput input, bool isTry)
    {
        var texts = input.Strings(0);
        return input.MapText(row => Decode(texts[row]) ?? (isTry ? null : throw new RowException(
            row,
            "CANNOT_DECODE_URL",
            $"The provided URL cannot be decoded: {texts.GetString(row)}.",
            "Ensure that the URL is properly formatted, or use try_url_decode.")));
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                decoded[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
            else if (i + 2 < text.Length && HexFunctions.Decode(text.Slice(i + 1, 2), decoded.AsSpan(length)) == 1)
            {
                length++;
                i += 2;
            }
            else
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(decoded.AsSpan(0, length));
    }

    private static Column Parse(KernelInput input, bool isTry)
    {
        var (urls, parts) = (input.Strings(0), input.Strings(1));
        var keys = input.Count == 3 ? input.Strings(2) : null;
        return input.MapText(row =>
        {
            if (!ParsedUrl.TryParse(urls.GetString(row), out var url))
            {
                return isTry ? null : throw new RowException(
                    row,
                    "INVALID_URL",
                    $"The url is invalid: {urls.GetString(row)}.",
                    "Use try_parse_url to tolerate invalid URL and return NULL instead.");
            }

            var part = parts.GetString(row);
            return keys is null ? url.Part(part) : part == "QUERY" ? url.QueryValue(keys.GetString(row)) : null;
        });
    }
}
