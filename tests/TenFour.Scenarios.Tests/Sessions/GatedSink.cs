using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A sink whose batches last until somebody opens the gate, and that fails when told so.</summary>
internal sealed class GatedSink : ISink
{
    private readonly TaskCompletionSource _gate = new();
    private readonly TaskCompletionSource _entered = new();

    /// <summary>Thrown by each commit.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Thrown when the sink is closed.</summary>
    public Exception? CloseFailure { get; init; }

    public List<long> Committed { get; } = [];

    public bool IsClosed { get; private set; }

    /// <summary>Ends when a batch has come as far as its commit.</summary>
    public Task Entered => _entered.Task;

    public string Description => "GatedSink";

    public void Open() => _gate.TrySetResult();

    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ISinkBatch Begin(SinkBatchInfo batch) => new Batch(this, batch.BatchId);

    public ValueTask DisposeAsync()
    {
        IsClosed = true;
        return CloseFailure is null ? ValueTask.CompletedTask : ValueTask.FromException(CloseFailure);
    }

    private sealed class Batch(GatedSink sink, long id) : ISinkBatch
    {
        public void Write(ColumnBatch rows)
        {
            // Only commits matter.
        }

        public void Complete(IResultTable table)
        {
            // Only commits matter.
        }

        public async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            sink._entered.TrySetResult();
            await sink._gate.Task.WaitAsync(cancellationToken);
            if (sink.Failure is not null)
            {
                throw sink.Failure;
            }

            sink.Committed.Add(id);
        }

        public void Dispose()
        {
            // Nothing held.
        }
    }
}
