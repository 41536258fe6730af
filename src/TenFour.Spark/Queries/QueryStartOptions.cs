using TenFour.Streaming;

namespace TenFour.Spark.Queries;

/// <summary>How a query starts on a cluster.</summary>
/// <param name="Name">Of the query; for the memory sink also of the table, and then of letters, digits and underscores.</param>
public sealed record QueryStartOptions(string Name, OutputMode Mode, QueryTarget Target)
{
    /// <summary>A location of the cluster; null: a temporary one of Spark's.</summary>
    public string? Checkpoint { get; init; }

    /// <summary><c>available-now</c>, <c>once</c>, an interval in Spark's words such as <c>10 seconds</c>, or null: as soon as there is data.</summary>
    public string? Trigger { get; init; }
}
