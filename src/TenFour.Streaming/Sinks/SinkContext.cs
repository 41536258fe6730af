using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sinks;

/// <summary>What a sink needs to know of its query.</summary>
/// <param name="LastCommittedBatchId">The newest batch that the checkpoint has as committed, or -1.</param>
/// <param name="IsNewCheckpoint">True where the checkpoint was empty at the start.</param>
public sealed record SinkContext(
    string Title,
    Schema Schema,
    OutputMode Mode,
    TimeZoneInfo TimeZone,
    long LastCommittedBatchId,
    bool IsNewCheckpoint)
{
    /// <summary>The query, the same in each of its starts: what a sink in another system knows it by.</summary>
    public Guid QueryId { get; init; }
}
