using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>
/// How <c>extract</c> gets a field: the result's type, what its source is cast to, and the kernel (the source is argument 1).
/// </summary>
internal sealed record ExtractedField(SqlType Type, Parameter Source, FunctionKernel Kernel)
{
    private const long MicrosPerMinute = 60 * Calendar.MicrosPerSecond;
    private const long MicrosPerHour = 60 * MicrosPerMinute;

    /// <summary>Seconds with their fraction.</summary>
    private static readonly DecimalType Seconds = new(8, 6);

    /// <summary>The field of that name, in upper case, of a source of that type; null where there is none.</summary>
    public static ExtractedField? Find(SqlType source, string field) => source switch
    {
        YearMonthIntervalType => OfMonths(field, column => ((FixedColumn<int>)column).Values, months => months),
        DayTimeIntervalType => OfMicros(
            field,
            column => ((FixedColumn<long>)column).Values,
            micros => micros,
            micros => (int)(micros / Calendar.MicrosPerDay)),
        CalendarIntervalType => OfMonths(field, Intervals, interval => interval.Months)
            ?? OfMicros(field, Intervals, interval => interval.Microseconds, interval => interval.Days),
        _ => OfDate(field) ?? OfTime(field),
    };

    private static CalendarIntervalValue[] Intervals(Column column) => ((FixedColumn<CalendarIntervalValue>)column).Values;

    private static ExtractedField? OfMonths<T>(string field, Func<Column, T[]> values, Func<T, int> months)
        where T : unmanaged => field switch
        {
            "YEAR" or "Y" or "YEARS" or "YR" or "YRS" => Of(SqlType.Int, Parameter.Any, values, value => months(value) / 12),
            "MONTH" or "MON" or "MONS" or "MONTHS" => Of(SqlType.Byte, Parameter.Any, values, value => (sbyte)(months(value) % 12)),
            _ => null,
        };

    private static ExtractedField? OfMicros<T>(string field, Func<Column, T[]> values, Func<T, long> micros, Func<T, int> days)
        where T : unmanaged => field switch
        {
            "DAY" or "D" or "DAYS" => Of(SqlType.Int, Parameter.Any, values, days),
            "HOUR" or "H" or "HOURS" or "HR" or "HRS" =>
                Of(SqlType.Byte, Parameter.Any, values, value => (sbyte)(micros(value) / MicrosPerHour % 24)),
            "MINUTE" or "M" or "MIN" or "MINS" or "MINUTES" =>
                Of(SqlType.Byte, Parameter.Any, values, value => (sbyte)(micros(value) / MicrosPerMinute % 60)),
            "SECOND" or "S" or "SEC" or "SECONDS" or "SECS" =>
                Of<T, Int128>(Seconds, Parameter.Any, values, value => micros(value) % MicrosPerMinute),
            _ => null,
        };

    private static ExtractedField? OfDate(string field)
    {
        Func<int, int>? part = field switch
        {
            "YEAR" or "Y" or "YEARS" or "YR" or "YRS" => DateFields.Year,
            "YEAROFWEEK" => DateFields.YearOfWeek,
            "QUARTER" or "QTR" => DateFields.Quarter,
            "MONTH" or "MON" or "MONS" or "MONTHS" => DateFields.Month,
            "WEEK" or "W" or "WEEKS" => DateFields.Week,
            "DAY" or "D" or "DAYS" => DateFields.Day,
            "DAYOFWEEK" or "DOW" => DateFields.DayOfWeek,
            "DAYOFWEEK_ISO" or "DOW_ISO" => DateFields.IsoDayOfWeek,
            "DOY" => DateFields.DayOfYear,
            _ => null,
        };
        return part is null ? null : Of(SqlType.Int, Parameter.Date, column => ((FixedColumn<int>)column).Values, part);
    }

    private static ExtractedField? OfTime(string field) => field switch
    {
        "HOUR" or "H" or "HOURS" or "HR" or "HRS" => OfWall(SqlType.Int, wall => (int)(WallTime.MicrosOfDay(wall) / MicrosPerHour)),
        "MINUTE" or "M" or "MIN" or "MINS" or "MINUTES" =>
            OfWall(SqlType.Int, wall => (int)(WallTime.MicrosOfDay(wall) / MicrosPerMinute % 60)),
        "SECOND" or "S" or "SEC" or "SECONDS" or "SECS" => OfWall<Int128>(Seconds, wall => WallTime.MicrosOfDay(wall) % MicrosPerMinute),
        _ => null,
    };

    private static ExtractedField OfWall<T>(SqlType type, Func<long, T> field)
        where T : unmanaged => new(type, Parameter.AnyTimestamp, input =>
        {
            var walls = new WallReader(input, 1);
            return input.Map(row => field(walls[row]));
        });

    private static ExtractedField Of<TSource, T>(SqlType type, Parameter source, Func<Column, TSource[]> values, Func<TSource, T> field)
        where TSource : unmanaged
        where T : unmanaged => new(type, source, input =>
        {
            var sources = values(input.Columns[1]);
            return input.Map(row => field(sources[row]));
        });
}
