using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Sinks;

/// <summary>Takes rows and forgets them, for measuring.</summary>
public sealed class NoopSink : ISink
{
    public string Description => "NoopSink";

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Batch : ISinkBatch
    {
        public void Write(ColumnBatch rows)
        {
            // Forgotten.
        }

        public void Complete(IResultTable table)
        {
            // Never read.
        }

        public ValueTask CommitAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Dispose()
        {
            // Nothing held.
        }
    }
}
