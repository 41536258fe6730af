namespace TenFour.Streaming.Queries;

/// <summary>Keeps malformed records. A batch may come again with the same id after a crash: its records must then be there once.</summary>
public interface IRejectionSink
{
    /// <summary>Durable before it returns.</summary>
    ValueTask WriteAsync(long batchId, IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken);
}
