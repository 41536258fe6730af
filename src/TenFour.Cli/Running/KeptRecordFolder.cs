using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>
/// Keeps records that had no part in the result in a folder, one NDJSON file a batch: source, partition, offset, reason and the record. A
/// batch that comes again replaces its file.
/// </summary>
/// <param name="folder">Where the files go.</param>
/// <param name="kind">What the names of the files begin with, so that two kinds can share a folder.</param>
internal sealed class KeptRecordFolder(string folder, string kind) : IKeptRecordSink
{
    public ValueTask OpenAsync(Guid queryId, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public IKeptRecordBatch Begin(long batchId) => new KeptRecordFile(folder, $"{kind}-{batchId:D8}.ndjson");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
