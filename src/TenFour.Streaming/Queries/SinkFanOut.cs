using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sinks;

namespace TenFour.Streaming.Queries;

/// <summary>Hands a batch to all sinks of a query. Disposed without a commit, no sink keeps anything of it.</summary>
internal sealed class SinkFanOut : IDisposable
{
    private const long MicrosPerMilli = 1000;

    private readonly IReadOnlyList<ISinkBatch> _batches;

    public SinkFanOut(IReadOnlyList<ISink> sinks, BatchIntent intent, bool hasWatermark)
    {
        var info = new SinkBatchInfo(intent.BatchId, hasWatermark ? intent.WatermarkMillis * MicrosPerMilli : null);
        _batches = [.. sinks.Select(s => s.Begin(info))];
    }

    public void Write(ColumnBatch rows)
    {
        foreach (var batch in _batches)
        {
            batch.Write(rows);
        }
    }

    public void Complete(IResultTable table)
    {
        foreach (var batch in _batches)
        {
            batch.Complete(table);
        }
    }

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in _batches)
        {
            await batch.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var batch in _batches)
        {
            batch.Dispose();
        }
    }
}
