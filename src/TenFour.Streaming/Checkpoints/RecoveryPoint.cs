namespace TenFour.Streaming.Checkpoints;

/// <summary>Where a query goes on.</summary>
/// <param name="LastCommit">The newest committed batch, or null for a query that has none.</param>
/// <param name="LastIntent">The intent of that batch, or null: the next batch starts where it ended.</param>
/// <param name="Pending">A batch with an intent but no commit, which is run again first, or null.</param>
public sealed record RecoveryPoint(BatchCommit? LastCommit, BatchIntent? LastIntent, BatchIntent? Pending)
{
    public static readonly RecoveryPoint New = new(null, null, null);

    public bool IsNew => LastCommit is null && Pending is null;

    public long LastCommittedBatchId => LastCommit?.BatchId ?? -1;
}
