using System.Collections.ObjectModel;

namespace TenFour.Streaming.State;

/// <summary>
/// The figures of one operator with state in one batch, under Spark's names and meanings (<c>StateOperatorProgress</c>): rows are windows,
/// not panes.
/// </summary>
/// <param name="OperatorName">Spark's name: <c>stateStoreSave</c>, <c>dedupe</c>, <c>symmetricHashJoin</c> ...</param>
/// <param name="RowsTotal">State rows after the batch.</param>
/// <param name="RowsUpdated">Rows written in the batch.</param>
/// <param name="RowsRemoved">Rows evicted in the batch.</param>
/// <param name="RowsDroppedByWatermark">Late rows that reached the operator; an aggregation counts groups.</param>
/// <param name="MemoryBytes">What the state holds in memory.</param>
public sealed record StateMetrics(
    string OperatorName,
    long RowsTotal,
    long RowsUpdated,
    long RowsRemoved,
    long RowsDroppedByWatermark,
    long MemoryBytes)
{
    /// <summary>The name of an aggregation.</summary>
    public const string Aggregation = "stateStoreSave";

    /// <summary>Spark's further figures for this operator, such as <c>numDroppedDuplicateRows</c>.</summary>
    public IReadOnlyDictionary<string, long> Custom { get; init; } = ReadOnlyDictionary<string, long>.Empty;
}
