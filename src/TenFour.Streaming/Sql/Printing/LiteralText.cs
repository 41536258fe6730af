using System.Globalization;
using System.Numerics;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>How Spark writes the values of numeric and interval literals.</summary>
internal static class LiteralText
{
    /// <summary>Java's <c>Double.toString</c>: plain from 1e-3 to 1e7, else as in <c>1.5E10</c>.</summary>
    public static string Double(double value) => Java(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Java's <c>Float.toString</c>.</summary>
    public static string Single(float value) => Java(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Decimal(BigInteger unscaled, int scale)
    {
        if (scale == 0)
        {
            return unscaled.ToString(CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled.Sign < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    /// <summary>As in <c>INTERVAL '1 02:03:04.5' DAY TO SECOND</c>.</summary>
    public static string Interval(long value, SqlType type) => type is YearMonthIntervalType yearMonth
        ? YearMonth(value, yearMonth)
        : DayTime(value, (DayTimeIntervalType)type);

    private static string YearMonth(long months, YearMonthIntervalType type)
    {
        var sign = months < 0 ? "-" : "";
        var size = Math.Abs(months);
        var text = (type.From, type.To) switch
        {
            (YearMonthField.Year, YearMonthField.Year) => $"{size / 12}",
            (YearMonthField.Month, YearMonthField.Month) => $"{size}",
            _ => $"{size / 12}-{size % 12}",
        };
        return $"INTERVAL '{sign}{text}' {Fields(type.From, type.To)}";
    }

    private static string DayTime(long microseconds, DayTimeIntervalType type)
    {
        ReadOnlySpan<long> lengths = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000];
        var rest = BigInteger.Abs(microseconds);
        var text = microseconds < 0 ? "-" : "";
        for (var field = type.From; field <= type.To; field++)
        {
            var number = rest / lengths[(int)field];
            rest %= lengths[(int)field];
            text += field == type.From ? "" : field == DayTimeField.Hour ? " " : ":";
            text += field == DayTimeField.Day ? $"{number}" : number.ToString("00", CultureInfo.InvariantCulture);
        }

        var fraction = type.To == DayTimeField.Second && !rest.IsZero ? "." + rest.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0') : "";
        return $"INTERVAL '{text}{fraction}' {Fields(type.From, type.To)}";
    }

    private static string Fields<T>(T from, T to)
        where T : struct, Enum =>
        from.Equals(to) ? Upper(from) : $"{Upper(from)} TO {Upper(to)}";

    private static string Upper<T>(T field)
        where T : struct, Enum => field.ToString().ToUpperInvariant();

    /// <param name="shortest">The shortest digits that read back as the same number, with or without an exponent.</param>
    private static string Java(string shortest)
    {
        if (!char.IsAsciiDigit(shortest[^1]))
        {
            return shortest;
        }

        var sign = shortest[0] == '-' ? "-" : "";
        var (digits, exponent) = Split(shortest.TrimStart('-'));
        if (digits.Length == 0)
        {
            return sign + "0.0";
        }

        if (exponent is < -3 or >= 7)
        {
            return $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent}";
        }

        var point = exponent + 1;
        return point <= 0 ? $"{sign}0.{new string('0', -point)}{digits}"
            : digits.Length <= point ? $"{sign}{digits.PadRight(point, '0')}.0"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    /// <summary>The digits from the first to the last that is not zero, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Split(string number)
    {
        var mark = number.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? number : number[..mark];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var whole = pointAt < 0 ? mantissa.Length : pointAt;
        return (significant.TrimEnd('0'), exponent + whole - (digits.Length - significant.Length) - 1);
    }
}
