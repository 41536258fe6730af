using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>The errors that aggregate functions share, with Spark's condition names and texts.</summary>
public static class AggregateErrors
{
    private const string OverflowCondition = "ARITHMETIC_OVERFLOW";

    /// <summary>DISTINCT inside an aggregate over a stream.</summary>
    public static StatisticException Distinct(TextSpan span) => new(
        "Distinct aggregations are not supported on streaming DataFrames/Datasets. Consider using approx_count_distinct() instead.",
        span,
        advice: "Use approx_count_distinct(), or SELECT DISTINCT in a subquery and count its rows.");

    /// <summary>FILTER (WHERE ...) around something that is no condition.</summary>
    public static StatisticException FilterIsNoCondition(Expression filter) => new(
        $"The FILTER expression \"{filter.ToName()}\" in an aggregate function is invalid. Expected a FILTER expression of the BOOLEAN type.",
        filter.Span,
        "INVALID_AGGREGATE_FILTER.NOT_BOOLEAN",
        "Write a comparison, such as FILTER (WHERE x > 0).");

    /// <summary>An argument that must be a constant within bounds.</summary>
    internal static StatisticException NoSetting(AggregateBinding call, int index, string expected) => new(
        $"The setting \"{call[index].ToName()}\" of {call.Name} must be {expected}.",
        call[index].Span,
        "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT",
        $"It is called as {call.Definition.Signature}.");

    /// <summary>Values that Spark cannot order.</summary>
    public static StatisticException NotOrderable(AggregateBinding call, int index) => new(
        $"The {call.Name} does not support ordering on type \"{call[index].Type}\".",
        call[index].Span,
        "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE",
        $"It is called as {call.Definition.Signature}.");

    /// <summary>A row makes a sum overflow.</summary>
    internal static RowException Overflow(int row, SqlType type) => new(row, OverflowCondition, Text(type), Advice);

    /// <summary>Partial sums overflow when they are put together.</summary>
    internal static StreamingException Overflow(SqlType type) => StreamingException.ForData(Text(type), OverflowCondition, Advice);

    /// <summary>A sum of decimals has more than the 38 digits that there are.</summary>
    internal static StreamingException DecimalOverflow(string function) => StreamingException.ForData(
        $"Overflow in sum of decimals (in {function}).", OverflowCondition, $"Use try_{function} to get NULL instead, or cast the argument to DOUBLE.");

    /// <summary>A result has more digits than its type.</summary>
    internal static StreamingException OutOfRange(DecimalType type) => StreamingException.ForData(
        $"The result cannot be represented as {type}.",
        "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION",
        "Cast the argument to a decimal of fewer digits, or use try_avg to get NULL instead.");

    /// <summary>A correlation where one side never changes.</summary>
    internal static StreamingException DivisionByZero() => StreamingException.ForData(
        "Division by zero (in corr, whose values do not vary).", "DIVIDE_BY_ZERO", "Aggregate covar_pop and stddev_pop, and divide them by try_divide.");

    private static string Text(SqlType type) => type is LongType ? "overflow." : "interval overflow.";

    private static string Advice => "Use try_sum to get NULL instead, or cast the argument to DOUBLE or DECIMAL.";
}
