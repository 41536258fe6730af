using TenFour.Streaming.Queries.Progress;

namespace TenFour.Spark.Progress;

/// <summary>What a cluster reports of one batch.</summary>
/// <param name="Progress">
/// In the engine's form. What Spark does not know (which records were late, rejected or filtered; bytes; allocations) is 0 there, and absent in
/// the JSON.
/// </param>
/// <param name="Json">As Spark's listeners get it, with the object <c>tenfour</c>; UTF-8, one line.</param>
/// <param name="DroppedByWatermark">Rows that operators dropped as late. An aggregation counts rows that it has put together before.</param>
public sealed record ClusterReport(StreamingQueryProgress Progress, ReadOnlyMemory<byte> Json, long DroppedByWatermark);
