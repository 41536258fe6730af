namespace TenFour.Streaming.Json.Tokens;

internal ref partial struct JsonTokens
{
    // Spark's parser reads on to the end of an unknown word for its message, but not further than this.
    private const int MaxWordInMessage = 256;

    private bool MatchWord(ReadOnlySpan<byte> word, int matched)
    {
        for (var i = matched; i < word.Length; i++)
        {
            if (at == record.Length || record[at] != word[i])
            {
                return FailWord(i);
            }

            at++;
        }

        var ends = at == record.Length || record[at] is < (byte)'0' or (byte)']' or (byte)'}';
        return ends || !JavaIdentifier.IsPart(Utf8Text.UnitAt(record[at..])) || FailWord(word.Length);
    }

    // A value that starts with none of the characters of standard JSON.
    private bool ReadOddValue(int c, out TokenKind kind)
    {
        var start = at - 1;
        kind = TokenKind.None;
        switch (c)
        {
            case '\'':
                kind = TokenKind.String;
                textStart = at;
                return ScanQuoted((byte)'\'', out textLength, out textHasEscape);
            case 'N':
                return MatchWord("NaN"u8, 1) && EndOddNumber(start, double.NaN, out kind);
            case 'I':
                return MatchWord("Infinity"u8, 1) && EndOddNumber(start, double.PositiveInfinity, out kind);
            case '+' when at < record.Length:
                c = record[at++];
                return ReadAfterSign(c, start, isNegative: false, out kind);
            case '+':
                return FailAtEnd();
        }

        if (!JavaIdentifier.IsStart(Utf8Text.UnitAt(record[start..])))
        {
            return FailUnexpected(c);
        }

        at = start + Utf8Text.UnitLength(record[start..]);
        return FailWord(1);
    }

    private bool FailWord(int matched)
    {
        var where = at - matched;
        while (at < record.Length && matched < MaxWordInMessage && JavaIdentifier.IsPart(Utf8Text.UnitAt(record[at..])))
        {
            at += Utf8Text.UnitLength(record[at..]);
            matched++;
        }

        return Fail(FaultKind.UnknownWord, Math.Max(0, where));
    }
}
