using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

/// <summary>Numbers of different values, and percentiles.</summary>
internal static class DistributionDefinitions
{
    private const double UsualError = 0.05;
    private const int MinPrecision = 4;
    private const int MaxPrecision = 18;

    public static readonly AggregateDefinition[] All =
    [
        new(
            "approx_count_distinct",
            "approx_count_distinct(value[, relativeError])",
            "About how many different values there are; the relative standard deviation is 0.05 unless given, up to 400 values give Spark's number",
            1,
            2)
        {
            Bind = BindDistinct,
        },
        new("median", "median(value)", "The middle value; keeps all values", 1, 1)
        {
            Bind = call => BindPercentile(call, [0.5], isArray: false),
        },
        new("percentile", "percentile(value, percentage)", "The exact percentile, between two values if need be; keeps all values", 2, 2)
        {
            Bind = call => BindPercentile(call, Percentages(call, out var isArray), isArray, call[1], Whole(1)),
        },
        new(
            "percentile_approx",
            "percentile_approx(value, percentage[, accuracy])",
            "The least value that so many values do not pass; exact here, whatever the accuracy; keeps all values",
            2,
            3)
        {
            Aliases = ["approx_percentile"],
            Bind = BindNearest,
        },
    ];

    private static AggregateCall BindDistinct(AggregateBinding call)
    {
        var error = call.Arguments.Count == 1 ? UsualError : Numbers(call, 1)?[0] ?? 0;
        var precision = error > 0 ? (int)Math.Ceiling(2 * Math.Log2(1.106 / error)) : 0;
        return precision is >= MinPrecision and <= MaxPrecision
            ? call.Call([call[0]], SqlType.Long, nullable: false, () => new ApproximateDistinctAggregator(precision), $" in {1 << precision} registers")
            : throw AggregateErrors.NoSetting(call, 1, "a constant relative error from 0.0022 to 0.39");
    }

    private static AggregateCall BindPercentile(AggregateBinding call, double[] percentages, bool isArray, params IReadOnlyList<Expression> settings)
    {
        SqlType type = isArray ? new ArrayType(SqlType.Double, ContainsNull: false) : SqlType.Double;
        return call.Call(
            [Number(call)], type, nullable: true, () => new PercentileAggregator(type, percentages, isArray, interpolates: true), settings);
    }

    private static AggregateCall BindNearest(AggregateBinding call)
    {
        var percentages = Percentages(call, out var isArray);
        SqlType type = isArray ? new ArrayType(call[0].Type, ContainsNull: false) : call[0].Type;
        var accuracy = call.Arguments.Count > 2 ? call[2] : Whole(10000);
        return call.Call(
            [Number(call)], type, nullable: true, () => new PercentileAggregator(type, percentages, isArray, interpolates: false), call[1], accuracy);
    }

    private static Literal Whole(int value) => new(new FixedColumn<int>(SqlType.Int, [value]));

    private static Expression Number(AggregateBinding call) => call[0].Type is { IsNumeric: true }
        ? ImplicitCast.To(call[0], SqlType.Double)
        : throw call.Mismatch(0, "\"NUMERIC\"");

    private static double[] Percentages(AggregateBinding call, out bool isArray)
    {
        isArray = call[1].Type is ArrayType;
        var numbers = Numbers(call, 1);
        return numbers is { Length: > 0 } && Array.TrueForAll(numbers, p => p is >= 0 and <= 1)
            ? numbers
            : throw AggregateErrors.NoSetting(call, 1, "a constant between 0 and 1, or an array of them");
    }

    /// <summary>The constant numbers of a setting, or null where it is none.</summary>
    private static double[]? Numbers(AggregateBinding call, int index)
    {
        var setting = call[index];
        SqlType wanted = setting.Type is ArrayType ? new ArrayType(SqlType.Double) : SqlType.Double;
        if (!setting.IsFoldable || ImplicitCast.TryTo(setting, wanted) is not { } numbers)
        {
            return null;
        }

        return ConstantValue.Evaluate(numbers, TimeZoneInfo.Utc) switch
        {
            FixedColumn<double> c when !c.IsNull(0) => [c.Values[0]],
            ArrayColumn { Elements: FixedColumn<double> e } a when !a.IsNull(0) => e.Values[a.Starts[0]..(a.Starts[0] + a.Lengths[0])],
            _ => null,
        };
    }
}
