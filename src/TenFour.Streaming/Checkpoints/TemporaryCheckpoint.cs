using TenFour.Streaming.State;

namespace TenFour.Streaming.Checkpoints;

/// <summary>The checkpoint of a query that nobody wants to resume: it is kept nowhere.</summary>
internal sealed class TemporaryCheckpoint : ICheckpoint
{
    public Guid QueryId { get; } = Guid.NewGuid();

    public ValueTask<RecoveryPoint> RecoverAsync(IReadOnlyList<IStatefulOperator> operators, CancellationToken cancellationToken) =>
        ValueTask.FromResult(RecoveryPoint.New);

    public ValueTask WriteIntentAsync(BatchIntent intent, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask WriteCommitAsync(BatchCommit commit, IReadOnlyList<IStatefulOperator> operators, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
