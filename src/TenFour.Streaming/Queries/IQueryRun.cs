using TenFour.Streaming.Queries.Progress;

namespace TenFour.Streaming.Queries;

/// <summary>How a query runs: in this process, or elsewhere. Disposing closes what it works with.</summary>
public interface IQueryRun : IAsyncDisposable
{
    /// <summary>Survives restarts of the checkpoint; empty where that is known only once the query has started elsewhere.</summary>
    Guid Id { get; }

    /// <summary>New with each start; empty where that is known only later.</summary>
    Guid RunId { get; }

    /// <summary>The steps of the query, first the sinks, then from the result to the streams; empty where they are not known here.</summary>
    IReadOnlyList<PlanStep> Plan { get; }

    /// <summary>Runs the query until it ends.</summary>
    /// <param name="report">Called after each batch.</param>
    /// <param name="stop">Asks for an end after the batch that runs.</param>
    /// <param name="stopNow">Asks for an end in the middle of it.</param>
    Task RunAsync(Action<StreamingQueryProgress> report, CancellationToken stop, CancellationToken stopNow);

    /// <summary>Waits until all that is in the topics now is in the sinks.</summary>
    Task WaitUntilIdleAsync(CancellationToken cancellation);
}
