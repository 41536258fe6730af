using System.Buffers;

namespace TenFour.Streaming.Json.Tokens;

internal ref partial struct JsonTokens
{
    private static readonly SearchValues<byte> SpecialInDouble = SearchValues.Create(Specials((byte)'"'));
    private static readonly SearchValues<byte> SpecialInSingle = SearchValues.Create(Specials((byte)'\''));

    /// <summary>Reads the content of the current string, if that has not been done.</summary>
    public bool ReadString()
    {
        if (!isStringUnread)
        {
            return true;
        }

        isStringUnread = false;
        textStart = at;
        if (!ScanQuoted((byte)'"', out textLength, out textHasEscape))
        {
            return false;
        }

        return textLength <= MaxStringLength || Fail(FaultKind.LongString, textStart);
    }

    /// <summary>
    /// The text of the current string, which has been read: valid UTF-8, with U+FFFD for what was invalid and a question mark for a lone
    /// surrogate, as Spark stores it. Valid until the next text.
    /// </summary>
    public readonly ReadOnlySpan<byte> Text
    {
        get
        {
            var raw = record.Slice(textStart, textLength);
            if (textHasEscape)
            {
                return Utf8Text.ReplaceSurrogates(Unescape(raw, scratch.Text), scratch.Repaired);
            }

            return Utf8Text.IsValid(raw) ? raw : Utf8Text.Repair(raw, scratch.Repaired);
        }
    }

    /// <summary>The same, but lone surrogates are left as three bytes each.</summary>
    public readonly ReadOnlySpan<byte> TextWithSurrogates
    {
        get
        {
            var raw = record.Slice(textStart, textLength);
            return textHasEscape || !Utf8Text.IsValid(raw) ? Unescape(raw, scratch.Text) : raw;
        }
    }

    private bool SkipString()
    {
        isStringUnread = false;
        return ScanQuoted((byte)'"', out _, out _);
    }

    // From behind the opening quote to behind the closing one; checks escapes.
    private bool ScanQuoted(byte quote, out int length, out bool hasEscape)
    {
        var start = at;
        var specials = quote == '"' ? SpecialInDouble : SpecialInSingle;
        hasEscape = false;
        length = 0;
        while (true)
        {
            var found = record[at..].IndexOfAny(specials);
            if (found < 0)
            {
                at = record.Length;
                return FailAtEnd();
            }

            at += found + 1;
            var c = record[at - 1];
            if (c == quote)
            {
                length = at - 1 - start;
                return true;
            }

            if (c != '\\')
            {
                return Fail(FaultKind.ControlCharacter, at - 1);
            }

            hasEscape = true;
            if (!TakeEscape(out _))
            {
                return false;
            }
        }
    }

    // Behind the backslash; gives one UTF-16 unit.
    private bool TakeEscape(out int unit)
    {
        unit = 0;
        if (at == record.Length)
        {
            return FailAtEnd();
        }

        var c = record[at++];
        if (c == 'u')
        {
            return TakeHexUnit(out unit);
        }

        unit = Utf8Text.SimpleEscape(c);
        return unit >= 0 || FailUnexpected(c, FaultKind.UnknownEscape);
    }

    private bool TakeHexUnit(out int unit)
    {
        unit = 0;
        for (var i = 0; i < 4; i++)
        {
            if (at == record.Length)
            {
                return FailAtEnd();
            }

            var c = record[at++];
            if (!char.IsAsciiHexDigit((char)c))
            {
                return FailUnexpected(c, FaultKind.UnknownEscape);
            }

            unit = (unit << 4) | Utf8Text.HexDigit(c);
        }

        return true;
    }

    // The text of a string whose escapes are known to be right. Surrogates that have no partner become three bytes each.
    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw, ByteBuffer output)
    {
        output.Clear();
        while (true)
        {
            var escape = raw.IndexOf((byte)'\\');
            Utf8Text.AppendRepaired(escape < 0 ? raw : raw[..escape], output);
            if (escape < 0)
            {
                return output.Span;
            }

            raw = raw[(escape + 1)..];
            var unit = TakeUnit(ref raw);
            if (char.IsHighSurrogate((char)unit) && raw.StartsWith("\\u"u8) && char.IsLowSurrogate((char)Utf8Text.HexUnit(raw[2..])))
            {
                raw = raw[1..];
                unit = char.ConvertToUtf32((char)unit, (char)TakeUnit(ref raw));
            }

            Utf8Text.AppendScalar(unit, output);
        }
    }

    private static int TakeUnit(ref ReadOnlySpan<byte> raw)
    {
        if (raw[0] == 'u')
        {
            var unit = Utf8Text.HexUnit(raw[1..]);
            raw = raw[5..];
            return unit;
        }

        var simple = Utf8Text.SimpleEscape(raw[0]);
        raw = raw[1..];
        return simple;
    }

    private static byte[] Specials(byte quote) => [.. Enumerable.Range(0, 0x20).Select(i => (byte)i), quote, (byte)'\\'];
}
