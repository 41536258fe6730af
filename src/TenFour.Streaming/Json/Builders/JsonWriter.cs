using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Writes an object or array of a record as the JSON text that a string column holds in Spark.</summary>
internal static class JsonWriter
{
    /// <summary>Copies what starts at the current token, to its end. The text is valid until the next one.</summary>
    public static bool TryCopy(ref JsonTokens tokens, out ReadOnlySpan<byte> text)
    {
        var output = tokens.Scratch.Written;
        output.Clear();
        text = default;
        var open = 0;
        var needsComma = false;
        while (true)
        {
            switch (tokens.Current)
            {
                case TokenKind.StartObject or TokenKind.StartArray:
                    Separate(ref needsComma, output);
                    output.Add(tokens.Current == TokenKind.StartObject ? (byte)'{' : (byte)'[');
                    needsComma = false;
                    open++;
                    break;
                case TokenKind.EndObject or TokenKind.EndArray:
                    output.Add(tokens.Current == TokenKind.EndObject ? (byte)'}' : (byte)']');
                    needsComma = true;
                    open--;
                    break;
                case TokenKind.Name:
                    Separate(ref needsComma, output);
                    tokens.TryGetName(out var name);
                    WriteString(name, output);
                    output.Add((byte)':');
                    needsComma = false;
                    break;
                default:
                    Separate(ref needsComma, output);
                    if (!WriteScalar(ref tokens, output))
                    {
                        return false;
                    }

                    break;
            }

            if (open == 0)
            {
                text = output.Span;
                return true;
            }

            if (!tokens.Next())
            {
                return false;
            }
        }
    }

    private static void Separate(ref bool needsComma, ByteBuffer output)
    {
        if (needsComma)
        {
            output.Add((byte)',');
        }

        needsComma = true;
    }

    private static bool WriteScalar(ref JsonTokens tokens, ByteBuffer output)
    {
        switch (tokens.Current)
        {
            case TokenKind.String:
                if (!tokens.ReadString())
                {
                    return false;
                }

                WriteString(tokens.TextWithSurrogates, output);
                return true;
            case TokenKind.Integer or TokenKind.Decimal:
                Span<byte> room = stackalloc byte[JavaNumber.MaxLength];
                output.Add(JavaNumber.Format(tokens.Number, room));
                return true;
            case TokenKind.True or TokenKind.False:
                output.Add(tokens.Current == TokenKind.True ? "true"u8 : "false"u8);
                return true;
            default:
                output.Add("null"u8);
                return true;
        }
    }

    private static void WriteString(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        output.Add((byte)'"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= 0x20 and not ((byte)'"' or (byte)'\\' or 0xED or >= 0xF0))
            {
                output.Add(c);
            }
            else if (c >= 0x80)
            {
                i += WriteBeyond(text[i..], output) - 1;
            }
            else
            {
                WriteEscape(c, output);
            }
        }

        output.Add((byte)'"');
    }

    // Spark's writer escapes surrogates, in pairs or alone, and leaves all other characters as they are.
    private static int WriteBeyond(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        if (text[0] >= 0xF0)
        {
            var scalar = (text[0] & 0x07) << 18 | (text[1] & 0x3F) << 12 | (text[2] & 0x3F) << 6 | (text[3] & 0x3F);
            WriteUnit(0xD7C0 + (scalar >> 10), output);
            WriteUnit(0xDC00 + (scalar & 0x3FF), output);
            return 4;
        }

        if (Utf8Text.IsSurrogate(text))
        {
            WriteUnit(Utf8Text.UnitOfSurrogate(text), output);
        }
        else
        {
            output.Add(text[..3]);
        }

        return 3;
    }

    private static void WriteEscape(byte c, ByteBuffer output)
    {
        var letter = c switch
        {
            (byte)'\b' => (byte)'b',
            (byte)'\t' => (byte)'t',
            (byte)'\n' => (byte)'n',
            (byte)'\f' => (byte)'f',
            (byte)'\r' => (byte)'r',
            (byte)'"' or (byte)'\\' => c,
            _ => (byte)0,
        };
        if (letter == 0)
        {
            WriteUnit(c, output);
            return;
        }

        output.Add((byte)'\\');
        output.Add(letter);
    }

    private static void WriteUnit(int unit, ByteBuffer output)
    {
        output.Add("\\u"u8);
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            output.Add("0123456789ABCDEF"u8[unit >> shift & 0xF]);
        }
    }
}
