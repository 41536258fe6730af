using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary>
/// <c>timestamp - timestamp</c> as a day-time interval. Spark counts on the wall clock: from midnight to midnight is one day, also when the
/// clocks change.
/// </summary>
public sealed class TimestampsBetween : Expression
{
    internal TimestampsBetween(Expression end, Expression start)
        : base(DayTimeIntervalType.Default, end.Nullable || start.Nullable, end, start)
    {
    }

    public override bool MayFail => Children[0].MayFail || Children[1].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (end, start, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        var (ends, starts) = (((FixedColumn<long>)end).Values, ((FixedColumn<long>)start).Values);
        var zones = context.Cached(this, () => new Zones(Children[0].Type is TimestampType ? context.Zone : ZoneRules.Utc));
        return Map.Rows([end, start], both, context, Type, row => zones.OfEnd.ToWall(ends[row]) - zones.OfStart.ToWall(starts[row]));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new TimestampsBetween(children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} - {children[1]})";

    private sealed class Zones(ZoneRules zone)
    {
        public ZoneCursor OfEnd { get; } = new(zone);

        public ZoneCursor OfStart { get; } = new(zone);
    }
}
