using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class SumDefinitions
{
    private const string Summable = "(\"NUMERIC\" or \"ANSI INTERVAL\")";

    public static readonly AggregateDefinition[] All =
    [
        new("sum", "sum(value)", "The sum of the values that are not null; BIGINT, DOUBLE, a decimal of ten more digits, or an interval", 1, 1)
        {
            Bind = BindSum,
        },
        new("avg", "avg(value)", "The mean of the values that are not null", 1, 1) { Aliases = ["mean"], Bind = BindAverage },
    ];

    private static AggregateCall BindSum(AggregateBinding call)
    {
        var type = call[0].Type;
        var result = SumType(type) ?? throw call.Mismatch(0, Summable);
        return call.Call(result, nullable: true, () => Sum(type, result));
    }

    private static SqlType? SumType(SqlType type) => type switch
    {
        { IsIntegral: true } => SqlType.Long,
        FloatType or DoubleType => SqlType.Double,
        DecimalType d => new DecimalType(Math.Min(DecimalType.MaxPrecision, d.Precision + 10), d.Scale),
        DayTimeIntervalType or YearMonthIntervalType => type,
        _ => null,
    };

    private static Aggregator Sum(SqlType type, SqlType result) => type switch
    {
        ByteType => new LongSumAggregator<sbyte>(result),
        ShortType => new LongSumAggregator<short>(result),
        IntType => new LongSumAggregator<int>(result),
        LongType or DayTimeIntervalType => new LongSumAggregator<long>(result),
        YearMonthIntervalType => new MonthSumAggregator(result),
        FloatType => new DoubleSumAggregator<float>(),
        DoubleType => new DoubleSumAggregator<double>(),
        _ => new DecimalSumAggregator((DecimalType)result),
    };

    private static AggregateCall BindAverage(AggregateBinding call)
    {
        var type = call[0].Type;
        var result = AverageType(type) ?? throw call.Mismatch(0, Summable);
        return call.Call(result, nullable: true, () => Average(type, result));
    }

    private static SqlType? AverageType(SqlType type) => type switch
    {
        DecimalType d => new DecimalType(Math.Min(DecimalType.MaxPrecision, d.Precision + 4), Math.Min(DecimalType.MaxPrecision, d.Scale + 4)),
        DayTimeIntervalType => DayTimeIntervalType.Default,
        YearMonthIntervalType => YearMonthIntervalType.Default,
        { IsNumeric: true } => SqlType.Double,
        _ => null,
    };

    private static Aggregator Average(SqlType type, SqlType result) => type switch
    {
        ByteType => new DoubleAverageAggregator<sbyte>(),
        ShortType => new DoubleAverageAggregator<short>(),
        IntType => new DoubleAverageAggregator<int>(),
        LongType => new DoubleAverageAggregator<long>(),
        FloatType => new DoubleAverageAggregator<float>(),
        DoubleType => new DoubleAverageAggregator<double>(),
        DayTimeIntervalType => new IntervalAverageAggregator<long>(result),
        YearMonthIntervalType => new IntervalAverageAggregator<int>(result),
        _ => new DecimalAverageAggregator((DecimalType)result, ((DecimalType)type).Scale),
    };
}
