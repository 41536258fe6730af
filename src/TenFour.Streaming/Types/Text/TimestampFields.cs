namespace TenFour.Streaming.Types.Text;

/// <summary>
/// What a timestamp's text says, by the grammar of Spark's cast: a date, a date and a time, or a time alone, each with fields left out from
/// the right, then a zone. Fields are in range digit by digit only; <see cref="TryGetWall"/> checks that they are a date and a time.
/// </summary>
internal ref struct TimestampFields
{
    private int year = 1;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int micros;

    public TimestampFields()
    {
    }

    /// <summary>There is no date: today is meant.</summary>
    public bool IsTimeOnly { get; private set; }

    public bool HasZone { get; private set; }

    /// <summary>The zone as written, trimmed.</summary>
    public ReadOnlySpan<byte> Zone { get; private set; }

    public static bool TryParse(ReadOnlySpan<byte> text, out TimestampFields fields)
    {
        fields = new TimestampFields();

        // A time alone may begin with T, but only if nothing, not even a space, comes before it.
        var startsWithT = text.Length > 0 && text[0] == 'T';
        text = AsciiText.Trim(text);
        if (text.IsEmpty)
        {
            return false;
        }

        if (startsWithT)
        {
            fields.IsTimeOnly = true;
            return fields.TryParseTime(text[1..]);
        }

        var sign = text[0] switch { (byte)'-' => -1, (byte)'+' => 1, _ => 0 };
        var digits = AsciiText.TakeDigits(text, sign == 0 ? 0 : 1, out var at);
        if (sign == 0 && at <= 2 && at < text.Length && text[at] == ':')
        {
            fields.IsTimeOnly = true;
            return fields.TryParseTime(text);
        }

        var count = sign == 0 ? at : at - 1;
        if (count is < 4 or > 6)
        {
            return false;
        }

        fields.year = sign < 0 ? -digits : digits;
        return at == text.Length || (text[at] == '-' && fields.TryParseFromMonth(text[(at + 1)..]));
    }

    /// <summary>Wall-clock microseconds since 1970-01-01; false when there is no such date or time, or it is out of range.</summary>
    /// <param name="today">Days since 1970-01-01, for a time alone.</param>
    public readonly bool TryGetWall(int today, out Int128 wallMicros)
    {
        wallMicros = 0;
        if (hour > 23 || minute > 59 || second > 59 || (!IsTimeOnly && !Calendar.IsDate(year, month, day)))
        {
            return false;
        }

        var days = IsTimeOnly ? today : Calendar.DaysOf(year, month, day);
        var seconds = (hour * 3600) + (minute * 60) + second;
        wallMicros = ((Int128)days * Calendar.MicrosPerDay) + (seconds * Calendar.MicrosPerSecond) + micros;
        return true;
    }

    private bool TryParseFromMonth(ReadOnlySpan<byte> text)
    {
        month = AsciiText.TakeDigits(text, 0, out var at);
        if (at is 0 or > 2)
        {
            return false;
        }

        return at == text.Length || (text[at] == '-' && TryParseFromDay(text[(at + 1)..]));
    }

    private bool TryParseFromDay(ReadOnlySpan<byte> text)
    {
        day = AsciiText.TakeDigits(text, 0, out var at);
        if (at is 0 or > 2)
        {
            return false;
        }

        return at == text.Length || (text[at] is (byte)' ' or (byte)'T' && TryParseTime(text[(at + 1)..]));
    }

    private bool TryParseTime(ReadOnlySpan<byte> text)
    {
        hour = AsciiText.TakeDigits(text, 0, out var at);
        if (at is 0 or > 2)
        {
            return false;
        }

        if (at == text.Length)
        {
            return true;
        }

        var rest = text[(at + 1)..];
        minute = AsciiText.TakeDigits(rest, 0, out var after);
        if (text[at] != ':' || after is 0 or > 2)
        {
            return false;
        }

        return after == rest.Length || (rest[after] == ':' && TryParseFromSecond(rest[(after + 1)..]));
    }

    private bool TryParseFromSecond(ReadOnlySpan<byte> text)
    {
        second = AsciiText.TakeDigits(text, 0, out var at);
        if (at is 0 or > 2)
        {
            return false;
        }

        if (at < text.Length && text[at] == '.')
        {
            text = text[(at + 1)..];
            TakeFraction(text, out at);
        }

        if (at < text.Length)
        {
            HasZone = true;
            Zone = AsciiText.TrimSpaces(text[at..]);
        }

        return true;
    }

    // Digits behind the sixth are dropped, as Spark does.
    private void TakeFraction(ReadOnlySpan<byte> text, out int at)
    {
        micros = 0;
        for (at = 0; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
        {
            micros = at < 6 ? (micros * 10) + text[at] - '0' : micros;
        }

        for (var digits = at; digits < 6; digits++)
        {
            micros *= 10;
        }
    }
}
