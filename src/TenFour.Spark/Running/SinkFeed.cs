using TenFour.Streaming;
using TenFour.Streaming.Sinks;

namespace TenFour.Spark.Running;

/// <summary>Hands the rows of a cluster's batches to a sink of this process.</summary>
public static class SinkFeed
{
    private const long MicrosPerMilli = 1000;

    /// <summary>Writes a batch; does nothing where its rows are not here.</summary>
    public static async Task WriteAsync(ISink sink, ClusterBatch batch, OutputMode mode, CancellationToken cancellation = default)
    {
        if (batch.Received is not { } rows)
        {
            return;
        }

        var progress = batch.Report.Progress;
        using var target = sink.Begin(new SinkBatchInfo(progress.BatchId, progress.EventTime?.Watermark * MicrosPerMilli));
        if (mode != OutputMode.Complete && rows.Batches.Sum(b => (long)b.Rows.Count) == rows.CountRows())
        {
            foreach (var part in rows.Batches)
            {
                target.Write(part);
            }
        }
        else
        {
            // A table also tells how many rows there are beside those that were asked for.
            target.Complete(rows);
        }

        await target.CommitAsync(cancellation).ConfigureAwait(false);
    }
}
