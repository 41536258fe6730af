using TenFour.Spark.Progress;
using TenFour.Spark.Results;
using TenFour.Streaming.Operators;

namespace TenFour.Spark.Running;

/// <summary>A batch that a cluster has run.</summary>
public sealed record ClusterBatch(ClusterReport Report)
{
    /// <summary>
    /// The rows: in complete mode the whole result, otherwise what the batch adds. Null where the cluster writes them elsewhere, and in complete
    /// mode where a newer result had replaced them before they were read.
    /// </summary>
    public IResultTable? Rows => Received;

    internal ReceivedTable? Received { get; init; }
}
