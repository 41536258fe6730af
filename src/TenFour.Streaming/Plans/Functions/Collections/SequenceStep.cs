using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.DateTimes;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>The step of a sequence: a number, or months, days and microseconds.</summary>
internal readonly record struct SequenceStep(long Number, CalendarIntervalValue Interval)
{
    private bool IsZero => Number == 0 && Interval == default;

    private bool IsNegative =>
        Number < 0 || Interval.Months < 0
            || (Interval.Months == 0 && (Interval.Days < 0 || (Interval.Days == 0 && Interval.Microseconds < 0)));

    /// <summary>1 or a day, forwards or backwards.</summary>
    public static SequenceStep Default(SqlType type, long first, long last)
    {
        var sign = first <= last ? 1 : -1;
        return type.IsIntegral ? new(sign, default) : new(0, new CalendarIntervalValue(0, sign, 0));
    }

    public static Func<int, SequenceStep> Reader(Column column) => column switch
    {
        FixedColumn<int> { Type: YearMonthIntervalType } c => row => new(0, new CalendarIntervalValue(c.Values[row], 0, 0)),
        FixedColumn<long> { Type: DayTimeIntervalType } c => row =>
            new(0, new CalendarIntervalValue(0, (int)(c.Values[row] / Calendar.MicrosPerDay), c.Values[row] % Calendar.MicrosPerDay)),
        FixedColumn<CalendarIntervalValue> c => row => new(0, c.Values[row]),
        FixedColumn<sbyte> c => row => new(c.Values[row], default),
        FixedColumn<short> c => row => new(c.Values[row], default),
        FixedColumn<int> c => row => new(c.Values[row], default),
        var c => row => new(((FixedColumn<long>)c).Values[row], default),
    };

    /// <summary>Appends the values from first to last.</summary>
    /// <exception cref="RowException">The step leads away from last, or there are too many values.</exception>
    public void Fill(int row, SqlType type, long first, long last, ZoneRules zone, List<long> values)
    {
        if (first != last && (IsZero || IsNegative != last < first))
        {
            var (months, days, micros) = (Interval.Months, Interval.Days, Interval.Microseconds);
            var step = type.IsIntegral ? $"{Number}" : $"{months} months {days} days {micros} microseconds";
            throw new RowException(row, "INVALID_PARAMETER_VALUE", $"Illegal sequence boundaries: {first} to {last} by {step}.");
        }

        var rules = new ZoneCursor(type is TimestampType ? zone : ZoneRules.Utc);
        for (var i = 0L; ; i++)
        {
            RowErrors.CheckElements(row, "sequence", i);
            if (!TryAt(type, first, i, rules, out var value) || (IsNegative ? value < last : value > last))
            {
                return;
            }

            values.Add(value);
            if (value == last || IsZero)
            {
                return;
            }
        }
    }

    /// <summary>The value so many steps behind the first; false out of range.</summary>
    private bool TryAt(SqlType type, long first, long count, ZoneCursor zone, out long value)
    {
        if (type.IsIntegral)
        {
            var number = first + ((Int128)Number * count);
            value = unchecked((long)number);
            return value == number;
        }

        var (months, days, micros) = (Interval.Months * count, Interval.Days * count, (Int128)Interval.Microseconds * count);
        if (type is DateType)
        {
            value = ZonedMath.AddMonths(first, (int)months) + days + (long)(micros / Calendar.MicrosPerDay);
            return value is >= int.MinValue and <= int.MaxValue;
        }

        value = 0;
        return months == unchecked((int)months) && days == unchecked((int)days) && micros == unchecked((long)micros)
            && ZonedMath.TryAdd(first, new CalendarIntervalValue((int)months, (int)days, (long)micros), zone, out value);
    }
}
