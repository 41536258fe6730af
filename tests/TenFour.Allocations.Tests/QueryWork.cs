using TenFour.Calls;
using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Testing;

namespace TenFour.Allocations.Tests;

/// <summary>
/// A whole query on a topic with a durable checkpoint, into a sink that drops its rows. The records before the measured ones let buffers,
/// dictionaries and state come to their size.
/// </summary>
/// <param name="Records">Different records of the topic.</param>
/// <param name="Passes">How often the topic holds them; in the last pass state meets only keys that it has.</param>
/// <param name="BatchRecords">Records of a batch.</param>
/// <param name="MeasuredBatches">The last batches, which are measured.</param>
internal sealed record QueryWork(string Sql, OutputMode Mode, int Records, int Passes, int BatchRecords, int MeasuredBatches)
{
    private const string Tumbling = """
        SELECT window, original_crime_type_name, disposition, count(*) AS count
        FROM calls WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '30 minutes'), original_crime_type_name, disposition
        """;

    private const string SlidingDistinct = """
        SELECT window, original_crime_type_name, disposition, count(*) AS count
        FROM (SELECT DISTINCT call_date_time, original_crime_type_name, disposition FROM calls)
             WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '30 minutes', '1 minute'), original_crime_type_name, disposition
        ORDER BY count DESC
        """;

    private const string Distinct = "SELECT DISTINCT call_date_time, original_crime_type_name, disposition FROM calls";

    public static readonly QueryWork TumblingComplete = new(Tumbling + " ORDER BY count DESC", OutputMode.Complete, 40_000, 20, 40_000, 12);

    public static readonly QueryWork SlidingDistinctComplete = new(SlidingDistinct, OutputMode.Complete, 40_000, 20, 40_000, 12);

    // Each lane of the state comes to its size by itself, which takes some batches; one may still grow in those that are measured.
    public static readonly QueryWork TumblingAppend = new(Tumbling, OutputMode.Append, 1_600_000, 1, 40_000, 24);

    public static readonly QueryWork DistinctAppend = new(Distinct, OutputMode.Append, 40_000, 20, 40_000, 12);

    public static readonly QueryWork SmallBatchUpdate = new(Tumbling, OutputMode.Update, 40_000, 1, 200, 100);

    public static readonly QueryWork SmallBatchComplete = new(SlidingDistinct, OutputMode.Complete, 40_000, 1, 200, 50);

    public async Task<double> BytesPerRecordAsync() => await BytesAsync() / (double)(MeasuredBatches * BatchRecords);

    public async Task<double> BytesPerBatchAsync() => await BytesAsync() / (double)MeasuredBatches;

    private async Task<long> BytesAsync()
    {
        using var folder = new TemporaryFolder();
        var topic = folder.Of("calls.ndjson");
        var lines = SimulatedLines.Make(Records);
        await using (var file = File.Create(topic))
        {
            for (var pass = 0; pass < Passes; pass++)
            {
                await file.WriteAsync(lines);
            }
        }

        var batches = Records * Passes / BatchRecords;
        var (allocated, seen) = (new long[batches], 0);
        var options = new QueryOptions { Mode = Mode, Trigger = Trigger.AvailableNow, MaxOffsetsPerTrigger = BatchRecords, Workers = 2 };
        await using var query = StreamingSession.Local().AddTopic(CallSchema.StreamName, topic, CallSchema.Schema).Sql(Sql)
            .Start(options, new QueryStart([new NoopSink()])
            {
                CheckpointFolder = folder.Of("checkpoint"),
                OnProgress = progress =>
                {
                    // The batch that only moves the watermark comes after those with records.
                    if (progress.NumInputRows > 0)
                    {
                        allocated[seen++] = GC.GetTotalAllocatedBytes(precise: true);
                    }
                },
            });
        await query.AwaitTerminationAsync();
        Assert.Equal(batches, seen);
        return allocated[^1] - allocated[^(MeasuredBatches + 1)];
    }
}
