using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>All that a query needs to start. Sources are per read of a stream, in the order of the plan's inputs.</summary>
internal sealed record QuerySetup(
    PhysicalPlan Plan,
    IReadOnlyList<ISource> Sources,
    IReadOnlyList<ISink> Sinks,
    ICheckpoint Checkpoint,
    QueryOptions Options,
    TimeProvider Time,
    IKeptRecordSink? Rejected = null,
    IKeptRecordSink? Late = null)
{
    /// <summary>Those of the two that there are.</summary>
    public IEnumerable<IKeptRecordSink> KeptRecordSinks => new[] { Rejected, Late }.OfType<IKeptRecordSink>();
}
