using TenFour.Streaming.State;

namespace TenFour.Streaming.Checkpoints;

/// <summary>
/// Where a query keeps what it needs to go on after a stop or a crash: intents, commits and state. Belongs to one query and to one process at
/// a time.
/// </summary>
public interface ICheckpoint : IAsyncDisposable
{
    /// <summary>The query's id, which survives restarts.</summary>
    Guid QueryId { get; }

    /// <summary>Where the query goes on, after the state of the operators has been read.</summary>
    /// <exception cref="Errors.StreamingException">The state belongs to another statistic, or is damaged.</exception>
    ValueTask<RecoveryPoint> RecoverAsync(IReadOnlyList<IStatefulOperator> operators, CancellationToken cancellationToken);

    /// <summary>Durable before it returns.</summary>
    ValueTask WriteIntentAsync(BatchIntent intent, CancellationToken cancellationToken);

    /// <summary>Writes the commit with what the batch changed in the operators' state; durable before it returns.</summary>
    ValueTask WriteCommitAsync(BatchCommit commit, IReadOnlyList<IStatefulOperator> operators, CancellationToken cancellationToken);
}
