namespace TenFour.Streaming.Json.Tokens;

internal ref partial struct JsonTokens
{
    /// <summary>The current number: as written, or one of the words NaN and Infinity.</summary>
    public readonly NumberToken Number => new(record.Slice(numberStart, numberLength), Current == TokenKind.Integer, oddNumber);

    private bool ReadNegativeNumber(out TokenKind kind)
    {
        var start = at - 1;
        kind = TokenKind.None;
        if (at == record.Length)
        {
            return FailAtEnd();
        }

        int c = record[at++];
        if (c is >= '0' and <= '9')
        {
            return ReadNumber(start, c, out kind);
        }

        return c == '.' ? FailUnexpected(c) : ReadAfterSign(c, start, isNegative: true, out kind);
    }

    // INF or Infinity behind a sign; anything else is no number.
    private bool ReadAfterSign(int c, int start, bool isNegative, out TokenKind kind)
    {
        kind = TokenKind.None;
        if (c == 'I')
        {
            if (at == record.Length)
            {
                return FailAtEnd();
            }

            c = record[at++];
            if (c is 'N' or 'n')
            {
                return MatchWord(c == 'N' ? "-INF"u8 : "-Infinity"u8, 3)
                    && EndOddNumber(start, isNegative ? double.NegativeInfinity : double.PositiveInfinity, out kind);
            }
        }

        return FailUnexpected(c, FaultKind.InvalidNumber);
    }

    private bool EndOddNumber(int start, double value, out TokenKind kind)
    {
        (numberStart, numberLength, oddNumber) = (start, at - start, value);
        kind = TokenKind.Decimal;
        return true;
    }

    // The first digit c has been taken. After an error the position is where Spark's parser leaves it, which differs with a leading zero.
    private bool ReadNumber(int start, int c, out TokenKind kind)
    {
        kind = TokenKind.Integer;
        var isZero = c == '0';
        if (isZero && PeekDigit(at))
        {
            return Fail(FaultKind.InvalidNumber, at);
        }

        var end = isZero ? at : SkipDigits(at);
        var digits = end - at + 1;
        var afterMark = end + 1;
        if (end < record.Length && record[end] == '.')
        {
            kind = TokenKind.Decimal;
            var from = end + 1;
            end = SkipDigits(from);
            digits += end - from;
            if (end == from)
            {
                return FailInNumber(end, isZero, afterMark);
            }
        }

        if (end < record.Length && record[end] is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Decimal;
            end += end + 1 < record.Length && record[end + 1] is (byte)'+' or (byte)'-' ? 2 : 1;
            var from = end;
            end = SkipDigits(from);
            digits += end - from;
            if (end == from)
            {
                return FailInNumber(end, isZero, afterMark);
            }
        }

        (numberStart, numberLength, oddNumber, at) = (start, end - start, 0, end);
        return digits <= MaxNumberLength || Fail(FaultKind.LongNumber, start);
    }

    private bool FailInNumber(int end, bool isZero, int afterMark)
    {
        if (end >= record.Length)
        {
            at = record.Length;
            return FailAtEnd();
        }

        if (!isZero)
        {
            at = afterMark;
            return Fail(FaultKind.InvalidNumber, end);
        }

        at = end + 1;
        return FailUnexpected(record[end], FaultKind.InvalidNumber);
    }

    private readonly int SkipDigits(int from)
    {
        while (PeekDigit(from))
        {
            from++;
        }

        return from;
    }

    private readonly bool PeekDigit(int where) => where < record.Length && char.IsAsciiDigit((char)record[where]);
}
