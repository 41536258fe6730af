namespace TenFour.Streaming.Types;

/// <summary>The fields of a day-time interval, from coarse to fine.</summary>
public enum DayTimeField
{
    Day,
    Hour,
    Minute,
    Second,
}

/// <summary>The fields of a year-month interval.</summary>
public enum YearMonthField
{
    Year,
    Month,
}

/// <summary>Microseconds, shown in the fields from <paramref name="From"/> to <paramref name="To"/>.</summary>
public sealed record DayTimeIntervalType(DayTimeField From, DayTimeField To) : SqlType
{
    public static readonly DayTimeIntervalType Default = new(DayTimeField.Day, DayTimeField.Second);

    protected override string Name => From == To
        ? $"INTERVAL {From.ToString().ToUpperInvariant()}"
        : $"INTERVAL {From.ToString().ToUpperInvariant()} TO {To.ToString().ToUpperInvariant()}";
}

/// <summary>Months, shown in the fields from <paramref name="From"/> to <paramref name="To"/>.</summary>
public sealed record YearMonthIntervalType(YearMonthField From, YearMonthField To) : SqlType
{
    public static readonly YearMonthIntervalType Default = new(YearMonthField.Year, YearMonthField.Month);

    protected override string Name => From == To
        ? $"INTERVAL {From.ToString().ToUpperInvariant()}"
        : $"INTERVAL {From.ToString().ToUpperInvariant()} TO {To.ToString().ToUpperInvariant()}";
}
