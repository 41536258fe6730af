namespace TenFour.Streaming.Sinks;

/// <summary>Takes the rows of a query, batch by batch. A batch may come again with the same id after a crash: it must then count once.</summary>
public interface ISink : IAsyncDisposable
{
    /// <summary>As the progress shows it: <c>ConsoleSink</c>, <c>NdjsonSink[out]</c>.</summary>
    string Description { get; }

    /// <summary>Checks the target and removes what an interrupted batch left, before the first batch.</summary>
    /// <exception cref="Errors.StreamingException">The target cannot be used.</exception>
    ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken);

    /// <summary>Starts to take a batch.</summary>
    ISinkBatch Begin(SinkBatchInfo batch);
}
