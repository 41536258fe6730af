using TenFour.Spark.Queries;

namespace TenFour.Spark.Running;

/// <summary>How a statistic starts on a cluster.</summary>
/// <param name="Name">Of the query, of letters, digits and underscores: it may become the name of a table.</param>
public sealed record ClusterStart(string Name)
{
    /// <summary>Where the cluster writes; null: into its memory, from where the rows are read back.</summary>
    public QueryTarget? Target { get; init; }

    /// <summary>A location of the cluster; null: a temporary one, for which Spark has one for the memory and noop sinks only.</summary>
    public string? Checkpoint { get; init; }

    /// <summary><c>available-now</c>, <c>once</c>, an interval such as <c>10s</c>, or null: as soon as there is data.</summary>
    public string? Trigger { get; init; }

    /// <summary>Settings of the session under Spark's names, which win over the defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
