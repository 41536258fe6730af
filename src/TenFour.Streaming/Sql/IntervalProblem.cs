namespace TenFour.Streaming.Sql;

/// <summary>Why a text is no interval.</summary>
/// <param name="Reason">A clause such as <c>'5x' is no number</c>.</param>
/// <param name="Kind">Spark's name below the condition <c>INVALID_INTERVAL_FORMAT</c>.</param>
public sealed record IntervalProblem(string Reason, string Kind)
{
    public string Condition => $"INVALID_INTERVAL_FORMAT.{Kind}";
}
