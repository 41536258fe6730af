namespace TenFour.Spark.Queries;

/// <summary>Where a query on a cluster writes: a format of Spark with its options.</summary>
/// <param name="Format"><c>memory</c>, <c>kafka</c>, <c>parquet</c> or <c>noop</c>.</param>
/// <param name="Path">A location of the cluster, for files; null otherwise.</param>
public sealed record QueryTarget(string Format, string? Path = null)
{
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    public static readonly QueryTarget Memory = new("memory");
}
