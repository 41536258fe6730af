using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class StatisticDefinitions
{
    public static readonly AggregateDefinition[] All =
    [
        One("stddev_samp", "The standard deviation of a sample", m => m.Count < 2 ? null : Math.Sqrt(m.M2 / (m.Count - 1)), "stddev", "std"),
        One("stddev_pop", "The standard deviation of all values", m => m.Count == 0 ? null : Math.Sqrt(m.M2 / m.Count)),
        One("var_samp", "The variance of a sample", m => m.Count < 2 ? null : m.M2 / (m.Count - 1), "variance"),
        One("var_pop", "The variance of all values", m => m.Count == 0 ? null : m.M2 / m.Count),
        One("skewness", "How far the values lean to one side", m => m.Count == 0 || m.M2 == 0 ? null : Math.Sqrt(m.Count) * m.M3 / Math.Sqrt(m.M2 * m.M2 * m.M2)),
        One("kurtosis", "How heavy the tails are, against the normal distribution", m => m.Count == 0 || m.M2 == 0 ? null : (m.Count * m.M4 / (m.M2 * m.M2)) - 3),
        Two("covar_pop", "The covariance of all pairs", m => m.Count == 0 ? null : m.Product / m.Count),
        Two("covar_samp", "The covariance of a sample of pairs", m => m.Count < 2 ? null : m.Product / (m.Count - 1)),
        Two("corr", "Pearson's correlation; an error where a side does not vary, as in Spark", Correlation),
    ];

    private static AggregateDefinition One(string name, string description, Func<Moments, double?> evaluate, params string[] aliases) =>
        new(name, $"{name}(value)", description, 1, 1)
        {
            Aliases = aliases,
            Bind = call => call.Call([Number(call, 0)], SqlType.Double, nullable: true, () => new MomentsAggregator(evaluate)),
        };

    private static AggregateDefinition Two(string name, string description, Func<Comoments, double?> evaluate) =>
        new(name, $"{name}(x, y)", description, 2, 2)
        {
            Bind = call => call.Call([Number(call, 0), Number(call, 1)], SqlType.Double, nullable: true, () => new ComomentsAggregator(evaluate)),
        };

    /// <summary>The argument as DOUBLE, which text and NULL become too.</summary>
    private static Expression Number(AggregateBinding call, int index) => call[index].Type is StringType or NullType or { IsNumeric: true }
        ? ImplicitCast.To(call[index], SqlType.Double)
        : throw call.Mismatch(index, "\"DOUBLE\"");

    private static double? Correlation(Comoments m)
    {
        if (m.Count < 2)
        {
            return null;
        }

        var divisor = Math.Sqrt(m.SquareX * m.SquareY);
        return divisor == 0 ? throw AggregateErrors.DivisionByZero() : m.Product / divisor;
    }
}
