namespace TenFour.Streaming.Types.Text;

/// <summary>Intervals as Spark writes them: ANSI intervals as literals (<c>INTERVAL '1 02:03:04.5' DAY TO SECOND</c>), calendar ones in units.</summary>
public static class IntervalText
{
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>A day-time interval as a literal in the fields of its type.</summary>
    public static string DayTime(long micros, DayTimeIntervalType type)
    {
        var sign = micros < 0 ? "-" : "";
        return $"INTERVAL '{sign}{Fields((UInt128)Int128.Abs(micros), type)}' {FieldNames(type)}";
    }

    /// <summary>A year-month interval as a literal in the fields of its type.</summary>
    public static string YearMonth(int months, YearMonthIntervalType type)
    {
        var (sign, absolute) = (months < 0 ? "-" : "", Math.Abs((long)months));
        var fields = type switch
        {
            { From: YearMonthField.Month } => $"{absolute}",
            { To: YearMonthField.Year } => $"{absolute / 12}",
            _ => $"{absolute / 12}-{absolute % 12}",
        };
        return $"INTERVAL '{sign}{fields}' {FieldNames(type)}";
    }

    /// <summary>A calendar interval: <c>1 years 2 months 3 days 4 hours 5 minutes 6.5 seconds</c>, or <c>0 seconds</c>.</summary>
    public static string Calendar(int months, int days, long microseconds)
    {
        var parts = new List<string>();
        void Add(long count, string unit)
        {
            if (count != 0)
            {
                parts.Add($"{count} {unit}");
            }
        }

        Add(months / 12, "years");
        Add(months % 12, "months");
        Add(days, "days");
        Add(microseconds / (3600 * MicrosPerSecond), "hours");
        Add(microseconds / (60 * MicrosPerSecond) % 60, "minutes");
        var rest = microseconds % (60 * MicrosPerSecond);
        if (rest != 0)
        {
            var fraction = Fraction((int)Math.Abs(rest % MicrosPerSecond));
            parts.Add($"{(rest < 0 ? "-" : "")}{Math.Abs(rest / MicrosPerSecond)}{fraction} seconds");
        }

        return parts.Count == 0 ? "0 seconds" : string.Join(' ', parts);
    }

    private static string Fields(UInt128 micros, DayTimeIntervalType type)
    {
        var seconds = micros / MicrosPerSecond;
        var second = $"{(type.From == DayTimeField.Second ? seconds : seconds % 60):00}{Fraction((int)(micros % MicrosPerSecond))}";
        var minute = $"{(type.From == DayTimeField.Minute ? seconds / 60 : seconds / 60 % 60):00}";
        var hour = $"{(type.From == DayTimeField.Hour ? seconds / 3600 : seconds / 3600 % 24):00}";
        string[] fields = [$"{seconds / 86_400}", hour, minute, second];
        var shown = fields[(int)type.From..((int)type.To + 1)];
        return type.From == DayTimeField.Day && shown.Length > 1 ? $"{shown[0]} {string.Join(':', shown[1..])}" : string.Join(':', shown);
    }

    private static string Fraction(int micros) => micros == 0 ? "" : $".{micros:000000}".TrimEnd('0');

    private static string FieldNames(SqlType type) => type.ToString()["INTERVAL ".Length..];
}
