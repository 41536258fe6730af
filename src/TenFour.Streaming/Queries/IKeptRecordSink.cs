namespace TenFour.Streaming.Queries;

/// <summary>Keeps records that had no part in the result: malformed or late ones.</summary>
public interface IKeptRecordSink : IAsyncDisposable
{
    /// <summary>Checks the target, before the first batch.</summary>
    /// <param name="queryId">The query, the same in each of its starts.</param>
    /// <exception cref="Errors.StreamingException">The target cannot be used.</exception>
    ValueTask OpenAsync(Guid queryId, CancellationToken cancellationToken);

    /// <summary>Starts to take the records of a batch. One may come again with the same id after a crash.</summary>
    IKeptRecordBatch Begin(long batchId);
}
