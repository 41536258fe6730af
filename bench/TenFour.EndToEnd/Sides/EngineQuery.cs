using TenFour.Calls;
using TenFour.Kafka.Sessions;
using TenFour.Kafka.Settings;
using TenFour.Streaming;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.EndToEnd.Sides;

/// <summary>A statistic on a topic, as a side runs it: embedded, with a durable checkpoint.</summary>
/// <param name="Sql">The statistic's text.</param>
/// <param name="Topic">A topic's folder or file, or an address of Kafka.</param>
internal sealed record EngineQuery(string Sql, string Topic, OutputMode Mode)
{
    /// <summary>The session time zone. What peers are compared with runs in UTC, as the peers do.</summary>
    public string Zone { get; init; } = "UTC";

    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Records of a batch; null: all there is in one.</summary>
    public long? BatchRecords { get; init; }

    public Trigger Trigger { get; init; } = Trigger.AvailableNow;

    public StreamingQuery Start(ISink sink, string checkpoint, Action<StreamingQueryProgress> onProgress)
    {
        var options = new QueryOptions { Mode = Mode, Trigger = Trigger, Workers = Workers, MaxOffsetsPerTrigger = BatchRecords };
        var session = StreamingSession.Local(TimeZoneInfo.FindSystemTimeZoneById(Zone));
        return (KafkaAddress.IsKafka(Topic)
                ? session.AddKafka(CallSchema.StreamName, Topic, CallSchema.Schema)
                : session.AddTopic(CallSchema.StreamName, Topic, CallSchema.Schema))
            .Sql(Sql)
            .Start(options, new QueryStart([sink]) { CheckpointFolder = checkpoint, OnProgress = onProgress });
    }

    /// <summary>Runs to the end of the topic.</summary>
    public async Task RunAsync(ISink sink, string checkpoint, Action<StreamingQueryProgress> onProgress)
    {
        await using var query = Start(sink, checkpoint, onProgress);
        await query.AwaitTerminationAsync();
    }

    /// <summary>Runs so many batches.</summary>
    public async Task RunBatchesAsync(int batches, ISink sink, string checkpoint, Action<StreamingQueryProgress> onProgress)
    {
        using var started = new ManualResetEventSlim();
        StreamingQuery? query = null;
        query = Start(sink, checkpoint, progress =>
        {
            onProgress(progress);
            if (--batches == 0)
            {
                // Asked for here, so that no other batch begins.
                started.Wait();
                _ = query!.StopAsync();
            }
        });
        started.Set();
        await query.AwaitTerminationAsync();
        await query.DisposeAsync();
    }
}
