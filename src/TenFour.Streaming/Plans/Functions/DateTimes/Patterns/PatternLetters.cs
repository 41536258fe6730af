namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>What a run of one pattern letter stands for.</summary>
internal static class PatternLetters
{
    private const string WeekLetters = "YWwuec";
    private const string UnsupportedLetters = "ABnNp";
    private const string UnsupportedForParsing = "EFqQ";

    /// <exception cref="FormatException">No such letter, or not so many of it.</exception>
    public static PatternElement Make(char letter, int count, bool isParsing, bool hasEra)
    {
        if (IsWeekLetter(letter) || IsIllegal(letter, isParsing))
        {
            throw new FormatException($"Illegal pattern character: {letter}");
        }

        return letter switch
        {
            'G' => Text(PatternField.Era, count, PatternWords.ShortEras, PatternWords.Eras, 0),
            'y' => Year(hasEra ? PatternField.YearOfEra : PatternField.Year, count),
            'M' or 'L' => NumberOrText(PatternField.MonthOfYear, letter, count, PatternWords.ShortMonths, PatternWords.Months),
            'Q' or 'q' => NumberOrText(PatternField.QuarterOfYear, letter, count, PatternWords.ShortQuarters, PatternWords.Quarters),
            'E' => Text(PatternField.DayOfWeek, count, PatternWords.ShortDays, PatternWords.Days, 1),
            'a' when count == 1 => new TextElement(PatternField.AmPmOfDay, PatternWords.Halves, 0),
            'D' when count == 1 => Any(PatternField.DayOfYear),
            'D' when count <= 3 => new NumberElement(PatternField.DayOfYear, count, 3, SignStyle.NotNegative),
            'F' when count == 1 => Any(PatternField.AlignedDayOfWeekInMonth),
            'g' => new NumberElement(PatternField.ModifiedJulianDay, count, NumberElement.AnyWidth, SignStyle.Normal),
            'd' => OneOrTwo(PatternField.DayOfMonth, letter, count),
            'H' => OneOrTwo(PatternField.HourOfDay, letter, count),
            'k' => OneOrTwo(PatternField.ClockHourOfDay, letter, count),
            'K' => OneOrTwo(PatternField.HourOfAmPm, letter, count),
            'h' => OneOrTwo(PatternField.ClockHourOfAmPm, letter, count),
            'm' => OneOrTwo(PatternField.MinuteOfHour, letter, count),
            's' => OneOrTwo(PatternField.SecondOfMinute, letter, count),
            'S' when count <= 9 => new FractionElement(count),
            _ => Zone(letter, count),
        };
    }

    /// <summary>Letters that count weeks: refused by Spark since 3.0.</summary>
    public static bool IsWeekLetter(char letter) => WeekLetters.Contains(letter, StringComparison.Ordinal);

    /// <summary>Letters of <c>java.time</c> that Spark refuses.</summary>
    public static bool IsIllegal(char letter, bool isParsing) =>
        UnsupportedLetters.Contains(letter, StringComparison.Ordinal)
        || (isParsing && UnsupportedForParsing.Contains(letter, StringComparison.Ordinal));

    private static PatternElement Zone(char letter, int count) => (letter, count) switch
    {
        ('V', 2) => new ZoneElement(ZoneStyle.Id),
        ('z', <= 3) => new ZoneElement(ZoneStyle.Short),
        ('z', 4) => new ZoneElement(ZoneStyle.Full),
        ('v', 1) => new ZoneElement(ZoneStyle.Generic),
        ('v', 4) => new ZoneElement(ZoneStyle.GenericFull),
        ('Z', <= 3) => new OffsetElement(OffsetDetail.Minutes, hasColons: false, "+0000"),
        ('Z', 4) or ('O', 4) => new LocalizedOffsetElement(isFull: true),
        ('O', 1) => new LocalizedOffsetElement(isFull: false),
        ('Z', 5) => new OffsetElement(OffsetDetail.OptionalSeconds, hasColons: true, "Z"),
        ('X', <= 5) => Offset(count, "Z"),
        ('x', <= 5) => Offset(count, count == 1 ? "+00" : count % 2 == 0 ? "+0000" : "+00:00"),
        _ => throw TooMany(letter),
    };

    private static OffsetElement Offset(int count, string zero) => count switch
    {
        1 => new OffsetElement(OffsetDetail.OptionalMinutes, hasColons: false, zero),
        2 or 3 => new OffsetElement(OffsetDetail.Minutes, count == 3, zero),
        _ => new OffsetElement(OffsetDetail.OptionalSeconds, count == 5, zero),
    };

    private static NumberElement Year(PatternField field, int count) => count switch
    {
        2 => new ReducedYearElement(field),
        < 4 => new NumberElement(field, count, NumberElement.AnyWidth, SignStyle.Normal),
        <= 6 => new NumberElement(field, count, NumberElement.AnyWidth, SignStyle.ExceedsPad),
        _ => throw TooMany('y'),
    };

    private static PatternElement NumberOrText(PatternField field, char letter, int count, string[] brief, string[] full) => count switch
    {
        <= 2 => OneOrTwo(field, letter, count),
        _ => Text(field, count, brief, full, 1),
    };

    private static TextElement Text(PatternField field, int count, string[] brief, string[] full, int first) =>
        count > 4 ? throw TooMany(field.ToString()[0]) : new TextElement(field, count == 4 ? full : brief, first);

    private static NumberElement OneOrTwo(PatternField field, char letter, int count) => count switch
    {
        1 => Any(field),
        2 => new NumberElement(field, 2, 2, SignStyle.NotNegative),
        _ => throw TooMany(letter),
    };

    private static NumberElement Any(PatternField field) => new(field, 1, NumberElement.AnyWidth, SignStyle.Normal);

    private static FormatException TooMany(char letter) => new($"Too many pattern letters, or none that is known: {letter}");
}
