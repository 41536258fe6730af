using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary>
/// A date or timestamp plus or minus an interval (see <see cref="ZonedMath"/>; a TIMESTAMP in the session's zone). A date takes months and
/// calendar intervals without a time.
/// </summary>
public sealed class IntervalShift : Expression
{
    internal IntervalShift(Expression start, Expression interval, bool isSubtraction)
        : base(start.Type, start.Nullable || interval.Nullable, start, interval) => IsSubtraction = isSubtraction;

    internal bool IsSubtraction { get; }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (start, interval, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        var zone = context.Cached(this, () => new ZoneCursor(Type is TimestampType ? context.Zone : ZoneRules.Utc));
        return (start, interval) switch
        {
            (FixedColumn<int>, FixedColumn<int>) => Map.Each<int, int, int>(start, interval, both, context, Type, TryMonthsOfDate, Overflow),
            (FixedColumn<int>, FixedColumn<CalendarIntervalValue> c) =>
                Map.Each<int, CalendarIntervalValue, int>(start, interval, both, context, Type, TryDate, row => DateError(c.Values[row], row)),
            (_, FixedColumn<int>) => Map.Each(
                start, interval, both, context, Type, (long t, int months, out long r) => TryMonths(t, months, zone, out r), Overflow),
            (_, FixedColumn<CalendarIntervalValue>) => Map.Each(
                start, interval, both, context, Type, (long t, CalendarIntervalValue i, out long r) => TryCalendar(t, i, zone, out r), Overflow),
            _ => Map.Each(start, interval, both, context, Type, (long t, long i, out long r) => TryDayTime(t, i, zone, out r), Overflow),
        };
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new IntervalShift(children[0], children[1], IsSubtraction) { Span = Span };

    public override string ToSql() => $"({base.ToSql()})";

    protected override string Print(IReadOnlyList<string> children) => $"{children[0]} {(IsSubtraction ? '-' : '+')} {children[1]}";

    private bool TryMonthsOfDate(int days, int months, out int result)
    {
        var exact = ZonedMath.AddMonths(days, Signed(months));
        result = (int)exact;
        return exact == result && !(IsSubtraction && months == int.MinValue);
    }

    private bool TryDate(int days, CalendarIntervalValue interval, out int result)
    {
        var exact = ZonedMath.AddMonths(days, Signed(interval.Months)) + Signed(interval.Days);
        result = (int)exact;
        return interval.Microseconds == 0 && exact == result;
    }

    private bool TryMonths(long start, int months, ZoneCursor zone, out long result) =>
        ZonedMath.TryAddMonths(start, Signed(months), zone, out result) && !(IsSubtraction && months == int.MinValue);

    private bool TryDayTime(long start, long interval, ZoneCursor zone, out long result) =>
        ZonedMath.TryAddDayTime(start, IsSubtraction ? unchecked(-interval) : interval, zone, out result)
        && !(IsSubtraction && interval == long.MinValue);

    private bool TryCalendar(long start, CalendarIntervalValue interval, ZoneCursor zone, out long result)
    {
        result = 0;
        return (!IsSubtraction || CalendarIntervals.TryNegate(interval, out interval)) && ZonedMath.TryAdd(start, interval, zone, out result);
    }

    private int Signed(int value) => IsSubtraction ? unchecked(-value) : value;

    private static RowException DateError(CalendarIntervalValue interval, int row) => interval.Microseconds == 0
        ? Overflow(row)
        : new RowException(
            row,
            "INVALID_INTERVAL_WITH_MICROSECONDS_ADDITION",
            "Cannot add an interval to a date because its microseconds part is not 0. To resolve this, cast the input date to a timestamp, which "
            + "supports the addition of intervals with non-zero microseconds.");

    private static RowException Overflow(int row) =>
        new(row, "DATETIME_OVERFLOW", "Datetime operation overflow: the result is beyond the years that dates and timestamps reach.");
}
