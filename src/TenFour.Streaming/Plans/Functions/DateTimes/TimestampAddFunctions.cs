using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>
/// <c>timestampadd</c>, <c>timestampdiff</c>. Units from a day on move the wall clock, smaller ones move time itself; differences are
/// those of the wall clock.
/// </summary>
internal static class TimestampAddFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "timestampadd",
            "timestampadd(unit, count, timestamp)",
            "The timestamp so many YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND or MICROSECOND later; also "
            + "dateadd(unit, count, timestamp).")
        {
            Examples =
            [
                new("timestampadd(HOUR, 8, TIMESTAMP'2018-03-11 00:00:00')", "\"2018-03-11T09:00:00.000-07:00\""),
                new("timestampadd(MONTH, 1, TIMESTAMP'2018-01-31 10:00:00')", "\"2018-02-28T10:00:00.000-08:00\""),
            ],
            Bind = BindAdd,
        },
        new(
            FunctionCategory.DateTime,
            "timestampdiff",
            "timestampdiff(unit, start, end)",
            "The whole units from start to end; also datediff(unit, start, end).")
        {
            Examples =
            [
                new("timestampdiff(MONTH, TIMESTAMP'2018-01-31 10:00:00', TIMESTAMP'2018-02-28 10:00:00')", "0"),
                new("timestampdiff(WEEK, DATE'2018-12-01', DATE'2018-12-31')", "4"),
            ],
            Bind = BindDiff,
        },
    ];

    /// <summary>What one unit is: months, or microseconds.</summary>
    private readonly record struct Unit(int Months, long Micros);

    /// <summary>Binds a call whose first argument is the unit.</summary>
    public static Expression BindAdd(FunctionCall call)
    {
        var unit = UnitOf(call);
        var values = new Parameters(Parameter.Long, Parameter.AnyTimestamp).Coerce(call with { Arguments = [.. call.Arguments.Skip(1)] });
        var unitName = Constants.TextOf(call[0], call.Context)!;
        return call.Make(
            values[1].Type,
            input => Add(input, unit, unitName),
            values,
            form: a => $"timestampadd({unitName}, {a[0]}, {a[1]})");
    }

    /// <summary>Binds a call whose first argument is the unit.</summary>
    public static Expression BindDiff(FunctionCall call)
    {
        var unit = UnitOf(call);
        var parameters = new Parameters(Parameter.Timestamp, Parameter.Timestamp);
        var values = parameters.Coerce(call with { Arguments = [.. call.Arguments.Skip(1)] });
        var unitName = Constants.TextOf(call[0], call.Context);
        return call.Make(SqlType.Long, input => Diff(input, unit), values, form: a => $"timestampdiff({unitName}, {a[0]}, {a[1]})");
    }

    private static Unit UnitOf(FunctionCall call)
    {
        if (call.Count != 3)
        {
            throw call.WrongCount("3");
        }

        var name = call[0].Type is StringType && Constants.IsKnown(call[0]) ? Constants.TextOf(call[0], call.Context) : null;
        return name?.ToUpperInvariant() switch
        {
            "YEAR" => new(12, 0),
            "QUARTER" => new(3, 0),
            "MONTH" => new(1, 0),
            "WEEK" => new(0, 7 * Calendar.MicrosPerDay),
            "DAY" => new(0, Calendar.MicrosPerDay),
            "DAYOFYEAR" when call.Name is "timestampadd" or "dateadd" => new(0, Calendar.MicrosPerDay),
            "HOUR" => new(0, 3600 * Calendar.MicrosPerSecond),
            "MINUTE" => new(0, 60 * Calendar.MicrosPerSecond),
            "SECOND" => new(0, Calendar.MicrosPerSecond),
            "MILLISECOND" => new(0, 1000),
            "MICROSECOND" => new(0, 1),
            _ => throw new StatisticException(
                $"The value of parameter(s) `unit` in `{call.Name}` is invalid: expects one of the units YEAR, QUARTER, MONTH, WEEK, DAY, "
                + $"DAYOFYEAR, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, but got '{name}'.",
                call.Span,
                "INVALID_PARAMETER_VALUE.DATETIME_UNIT",
                $"It is called as {call.Definition.Signature}."),
        };
    }

    private static Column Add(KernelInput input, Unit unit, string unitName)
    {
        var (counts, times) = (input.Values<long>(0), input.Values<long>(1));
        var zone = input.Type is TimestampNtzType ? ZoneRules.Utc : input.Zone;
        return input.Map(row => TryAdd(times[row], counts[row], unit, zone, out var result) ? result : throw new RowException(
            row,
            "DATETIME_OVERFLOW",
            $"Datetime operation overflow: add {counts[row]}L {unitName} to {TimestampText.Format(zone.ToWall(times[row]))}."));
    }

    private static bool TryAdd(long utc, long count, Unit unit, ZoneRules zone, out long result)
    {
        var wall = zone.ToWall(utc);
        if (unit.Months > 0)
        {
            // So many months lead out of range in any case.
            var months = (Int128)count * unit.Months;
            if (Int128.Abs(months) > 12_000_000)
            {
                result = 0;
                return false;
            }

            var days = (Int128)DateArithmetic.AddMonths(WallTime.DaysOf(wall), (long)months);
            var moved = (days * Calendar.MicrosPerDay) + WallTime.MicrosOfDay(wall);
            return TryMove(utc, moved, 0, zone, out result);
        }

        var micros = (Int128)count * unit.Micros;
        return unit.Micros < Calendar.MicrosPerDay ? TryMove(utc, wall, micros, zone, out result) : TryMove(utc, wall + micros, 0, zone, out result);
    }

    private static bool TryMove(long utc, Int128 wall, Int128 micros, ZoneRules zone, out long result)
    {
        result = 0;
        if (wall < long.MinValue + Calendar.MicrosPerDay || wall > long.MaxValue - Calendar.MicrosPerDay)
        {
            return false;
        }

        var moved = DateArithmetic.MoveWall(utc, (long)wall, zone) + micros;
        result = unchecked((long)moved);
        return moved == result;
    }

    private static Column Diff(KernelInput input, Unit unit)
    {
        var (starts, ends) = (new WallReader(input, 0), new WallReader(input, 1));
        return input.Map(row => unit.Months > 0
            ? DateArithmetic.MonthsBetween(starts[row], ends[row]) / unit.Months
            : (long)(((Int128)ends[row] - starts[row]) / unit.Micros));
    }
}
