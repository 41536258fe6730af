using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;

namespace TenFour.Streaming.Sessions;

/// <summary>What a query works with beside its options.</summary>
/// <param name="Sinks">Where the rows go; the query closes them.</param>
public sealed record QueryStart(IReadOnlyList<ISink> Sinks)
{
    /// <summary>Where the query keeps what it needs to go on after a stop; null: nowhere.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>Where malformed records are kept; null: they are only counted.</summary>
    public IKeptRecordSink? Rejected { get; init; }

    /// <summary>Where the records are kept that the watermark dropped; null: they are only counted.</summary>
    public IKeptRecordSink? Late { get; init; }

    /// <summary>Called after each batch, from the query's thread.</summary>
    /// <remarks>An exception that it throws fails the query.</remarks>
    public Action<StreamingQueryProgress>? OnProgress { get; init; }

    /// <summary>Ends the query as <see cref="StreamingQuery.StopNowAsync"/> does; its completion is then no failure.</summary>
    public CancellationToken Cancellation { get; init; }
}
