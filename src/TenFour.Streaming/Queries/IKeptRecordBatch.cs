namespace TenFour.Streaming.Queries;

/// <summary>
/// Takes the kept records of one batch while it runs, so that not even a batch of nothing else is held in memory. Used by one thread at a time;
/// disposed without <see cref="CommitAsync"/>, the batch has failed.
/// </summary>
public interface IKeptRecordBatch : IDisposable
{
    /// <summary>The records of a partition come in the order of their offsets.</summary>
    void Add(KeptRecord record);

    /// <summary>All have come. They are durable before this returns.</summary>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
