using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>The refusals that aggregate functions share, with Spark's condition names and texts.</summary>
public static class AggregateErrors
{
    /// <summary>DISTINCT inside an aggregate over a stream.</summary>
    public static StatisticException Distinct(TextSpan span) => new(
        "Distinct aggregations are not supported on streaming DataFrames/Datasets. Consider using approx_count_distinct() instead.",
        span,
        advice: "Use approx_count_distinct(), or SELECT DISTINCT in a subquery and count its rows.");
}
