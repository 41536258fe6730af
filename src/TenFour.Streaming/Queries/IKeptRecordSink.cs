namespace TenFour.Streaming.Queries;

/// <summary>Keeps records that had no part in the result. A batch may come again with the same id after a crash: its records must then be there once.</summary>
public interface IKeptRecordSink
{
    /// <summary>Durable before it returns.</summary>
    ValueTask WriteAsync(long batchId, IReadOnlyList<KeptRecord> records, CancellationToken cancellationToken);
}
