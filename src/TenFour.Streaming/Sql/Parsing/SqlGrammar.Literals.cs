using System.Text;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Numbers, texts and literals with a type before the text.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly string[] TypedLiteralWords = ["DATE", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP", "INTERVAL", "X"];

    private LiteralSyntax Number(bool negative)
    {
        var start = _tokens.Current.Start;
        if (negative)
        {
            _tokens.Take();
        }

        var text = _tokens.TextOf(_tokens.Take()).ToString();
        return NumberText.Parse(text, negative, _tokens.SpanFrom(start));
    }

    /// <summary>One or more texts side by side, which Spark joins.</summary>
    private StringLiteralSyntax Text()
    {
        var start = _tokens.Current.Start;
        var value = StringText.Unescape(_tokens.TextOf(_tokens.Take()));
        if (_tokens.Current.Kind != TokenKind.String)
        {
            return new StringLiteralSyntax(_tokens.SpanFrom(start), value);
        }

        var joined = new StringBuilder(value);
        while (_tokens.Current.Kind == TokenKind.String)
        {
            joined.Append(StringText.Unescape(_tokens.TextOf(_tokens.Take())));
        }

        return new StringLiteralSyntax(_tokens.SpanFrom(start), joined.ToString());
    }

    private LiteralSyntax TypedLiteral()
    {
        var word = _tokens.Take();
        var type = _tokens.TextOf(word).ToString().ToUpperInvariant();
        var text = Text().Value;
        var span = _tokens.SpanFrom(word.Start);
        return type switch
        {
            "DATE" => new DateTimeLiteralSyntax(span, text, SqlType.Date),
            "TIMESTAMP" or "TIMESTAMP_LTZ" => new DateTimeLiteralSyntax(span, text, SqlType.Timestamp),
            "TIMESTAMP_NTZ" => new DateTimeLiteralSyntax(span, text, SqlType.TimestampNtz),
            "X" => new BinaryLiteralSyntax(span, Hexadecimal(text, span)),
            _ => throw new StatisticException(
                $"There is no literal of the type {type}: {string.Join(", ", TypedLiteralWords)} can stand before a text.",
                word.Span,
                "UNSUPPORTED_TYPED_LITERAL",
                NearestName.Find(type, TypedLiteralWords) is { } near && type.Length > 1 ? $"Did you mean {near}?" : "Use CAST('...' AS type)."),
        };
    }

    private static SyntaxList<byte> Hexadecimal(string text, TextSpan span)
    {
        if (!text.All(char.IsAsciiHexDigit))
        {
            throw new StatisticException(
                $"X'{text}' is not hexadecimal.", span, "INVALID_TYPED_LITERAL", "Write digits from 0 to 9 and letters from A to F only.");
        }

        return [.. Convert.FromHexString(text.Length % 2 == 0 ? text : "0" + text)];
    }
}
