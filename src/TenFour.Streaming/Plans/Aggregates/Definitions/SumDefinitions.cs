using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class SumDefinitions
{
    private const string Summable = "\"NUMERIC\" or \"ANSI INTERVAL\"";

    public static readonly AggregateDefinition[] All =
    [
        new("sum", "sum(value)", "The sum of the values that are not null: BIGINT, DOUBLE, a decimal of ten more digits, or an interval", 1, 1)
        {
            Bind = call => BindSum(call, isTry: false),
        },
        new("try_sum", "try_sum(value)", "As sum, but null where the sum overflows", 1, 1) { Bind = call => BindSum(call, isTry: true) },
        new("avg", "avg(value)", "The mean of the values that are not null", 1, 1)
        {
            Aliases = ["mean"],
            Bind = call => BindAverage(call, isTry: false),
        },
        new("try_avg", "try_avg(value)", "As avg, but null where the sum overflows", 1, 1) { Bind = call => BindAverage(call, isTry: true) },
    ];

    private static AggregateCall BindSum(AggregateBinding call, bool isTry)
    {
        var argument = Summand(call);
        var result = SumType(argument.Type);
        return call.Call([argument], result, nullable: true, () => Sum(argument.Type, result, isTry));
    }

    /// <summary>The argument; text and NULL become DOUBLE, as in Spark.</summary>
    private static Expression Summand(AggregateBinding call) => call[0].Type switch
    {
        StringType or NullType => ImplicitCast.To(call[0], SqlType.Double),
        { IsNumeric: true } or DayTimeIntervalType or YearMonthIntervalType => call[0],
        _ => throw call.Mismatch(0, Summable),
    };

    private static SqlType SumType(SqlType type) => type switch
    {
        { IsIntegral: true } => SqlType.Long,
        DecimalType d => new DecimalType(Math.Min(DecimalType.MaxPrecision, d.Precision + 10), d.Scale),
        FloatType => SqlType.Double,
        _ => type,
    };

    private static Aggregator Sum(SqlType type, SqlType result, bool isTry) => type switch
    {
        ByteType => isTry ? new TrySumAggregator<sbyte>() : new LongSumAggregator<sbyte>(result),
        ShortType => isTry ? new TrySumAggregator<short>() : new LongSumAggregator<short>(result),
        IntType => isTry ? new TrySumAggregator<int>() : new LongSumAggregator<int>(result),
        LongType => isTry ? new TrySumAggregator<long>() : new LongSumAggregator<long>(result),
        DayTimeIntervalType => new LongSumAggregator<long>(result),
        YearMonthIntervalType => new MonthSumAggregator(result),
        FloatType => new DoubleSumAggregator<float>(),
        DoubleType => new DoubleSumAggregator<double>(),
        _ => new DecimalSumAggregator((DecimalType)result, isTry),
    };

    private static AggregateCall BindAverage(AggregateBinding call, bool isTry)
    {
        var argument = Summand(call);
        var result = AverageType(argument.Type);
        return call.Call([argument], result, nullable: true, () => Average(argument.Type, result, isTry));
    }

    private static SqlType AverageType(SqlType type) => type switch
    {
        DecimalType d => new DecimalType(Math.Min(DecimalType.MaxPrecision, d.Precision + 4), Math.Min(DecimalType.MaxPrecision, d.Scale + 4)),
        DayTimeIntervalType => DayTimeIntervalType.Default,
        YearMonthIntervalType => YearMonthIntervalType.Default,
        _ => SqlType.Double,
    };

    private static Aggregator Average(SqlType type, SqlType result, bool isTry) => type switch
    {
        ByteType => new DoubleAverageAggregator<sbyte>(),
        ShortType => new DoubleAverageAggregator<short>(),
        IntType => new DoubleAverageAggregator<int>(),
        LongType => new DoubleAverageAggregator<long>(),
        FloatType => new DoubleAverageAggregator<float>(),
        DoubleType => new DoubleAverageAggregator<double>(),
        DayTimeIntervalType => new IntervalAverageAggregator<long>(result),
        YearMonthIntervalType => new IntervalAverageAggregator<int>(result),
        _ => new DecimalAverageAggregator((DecimalType)result, ((DecimalType)type).Scale, isTry),
    };
}
