using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Numbers since 1970-01-01 00:00:00 UTC and back.</summary>
internal static class EpochFunctions
{
    private const string OutOfRange = "long overflow";

    private static readonly Parameter Integral = new(
        "\"INTEGRAL\"",
        type => type.IsIntegral ? SqlType.Long : type is NullType ? SqlType.Long : null);

    /// <summary>Seconds may have a fraction, but are not read from text.</summary>
    private static readonly Parameter Seconds = new(
        "\"NUMERIC\"",
        type => type.IsIntegral ? SqlType.Long
            : type is DecimalType ? type
            : type is DoubleType or FloatType or NullType ? SqlType.Double
            : null);

    private static readonly Parameter OnlyTimestamp = new(
        "\"TIMESTAMP\"",
        type => type is TimestampType or NullType ? SqlType.Timestamp : null);

    private static readonly Parameter OnlyDate = new("\"DATE\"", type => type is DateType or NullType ? SqlType.Date : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "timestamp_seconds",
            "timestamp_seconds(seconds)",
            "The timestamp so many seconds, also with a fraction, after 1970-01-01 UTC.")
        {
            Examples =
            [
                new("timestamp_seconds(1230219000.123)", "\"2008-12-25T07:30:00.123-08:00\""),
                new("timestamp_seconds(-0.5)", "\"1969-12-31T15:59:59.500-08:00\""),
            ],
            Bind = BindSeconds,
        },
        FromNumber(
            "timestamp_millis",
            "milliseconds",
            1000,
            new("timestamp_millis(1230219000123)", "\"2008-12-25T07:30:00.123-08:00\""),
            new("timestamp_millis(-1)", "\"1969-12-31T15:59:59.999-08:00\"")),
        FromNumber(
            "timestamp_micros",
            "microseconds",
            1,
            new("timestamp_micros(1230219000123123)", "\"2008-12-25T07:30:00.123-08:00\""),
            new("timestamp_micros(NULL)", "null")),
        ToNumber(
            "unix_seconds",
            "seconds",
            Calendar.MicrosPerSecond,
            new("unix_seconds(TIMESTAMP'2018-12-31 23:57:00.999')", "1546329420"),
            new("unix_seconds(TIMESTAMP'1969-12-31 15:59:59.5')", "-1")),
        ToNumber(
            "unix_millis",
            "milliseconds",
            1000,
            new("unix_millis(TIMESTAMP'1969-12-31 15:59:59.9995')", "-1"),
            new("unix_millis(NULL)", "null")),
        ToNumber(
            "unix_micros",
            "microseconds",
            1,
            new("unix_micros(TIMESTAMP'2018-12-31 23:57:00.999999')", "1546329420999999"),
            new("unix_micros(NULL)", "null")),
        new(FunctionCategory.DateTime, "unix_date", "unix_date(date)", "The days since 1970-01-01.")
        {
            Examples = [new("unix_date(DATE'1970-01-02')", "1"), new("unix_date(DATE'1969-12-31')", "-1")],
            Bind = Bind.To(SqlType.Int, OnlyDate, input => input.Columns[0].With(SqlType.Int, input.Columns[0].Nulls)),
        },
        new(FunctionCategory.DateTime, "date_from_unix_date", "date_from_unix_date(days)", "The date so many days after 1970-01-01.")
        {
            Examples = [new("date_from_unix_date(1)", "\"1970-01-02\""), new("date_from_unix_date(-1)", "\"1969-12-31\"")],
            Bind = Bind.To(SqlType.Date, Parameter.Int, input => input.Columns[0].With(SqlType.Date, input.Columns[0].Nulls)),
        },
    ];

    private static FunctionDefinition FromNumber(string name, string unit, long factor, params FunctionExample[] examples) =>
        new(FunctionCategory.DateTime, name, $"{name}({unit})", $"The timestamp so many {unit} after 1970-01-01 UTC.")
        {
            Examples = examples,
            Bind = Bind.To(SqlType.Timestamp, Integral, input =>
            {
                var numbers = input.Values<long>(0);
                return input.Map(row => Micros(row, (Int128)numbers[row] * factor));
            }),
        };

    private static FunctionDefinition ToNumber(string name, string unit, long factor, params FunctionExample[] examples) =>
        new(FunctionCategory.DateTime, name, $"{name}(timestamp)", $"The whole {unit} since 1970-01-01 UTC.")
        {
            Examples = examples,
            Bind = Bind.To(SqlType.Long, OnlyTimestamp, input =>
            {
                var times = input.Values<long>(0);
                return input.Map(row => WallTime.FloorDivide(times[row], factor));
            }),
        };

    private static Expression BindSeconds(FunctionCall call)
    {
        var arguments = new Parameters(Seconds).Coerce(call);

        // NaN and the infinities give null.
        return call.Make(
            SqlType.Timestamp,
            FromSeconds,
            arguments,
            call[0].Type is DoubleType or FloatType ? Nullability.Always : Nullability.Arguments);
    }

    private static Column FromSeconds(KernelInput input)
    {
        switch (input.Columns[0])
        {
            case FixedColumn<long> seconds:
                return input.Map(row => Micros(row, (Int128)seconds.Values[row] * Calendar.MicrosPerSecond));
            case FixedColumn<double> seconds:
                return input.MapOrNull(row =>
                    double.IsFinite(seconds.Values[row]) ? (long)(seconds.Values[row] * Calendar.MicrosPerSecond) : (long?)null);
            default:
                var decimals = (FixedColumn<Int128>)input.Columns[0];
                var scale = ((DecimalType)decimals.Type).Scale;
                return input.Map(row => FromDecimal(row, decimals.Values[row], scale));
        }
    }

    private static long FromDecimal(int row, Int128 unscaled, int scale)
    {
        if (scale <= 6)
        {
            return Micros(row, unscaled * DecimalMath.Power(6 - scale));
        }

        var (micros, rest) = Int128.DivRem(unscaled, DecimalMath.Power(scale - 6));
        return rest == 0 ? Micros(row, micros) : throw RowErrors.Overflow(row, "Rounding necessary");
    }

    private static long Micros(int row, Int128 micros) =>
        micros == unchecked((long)micros) ? (long)micros : throw RowErrors.Overflow(row, OutOfRange);
}
