using TenFour.Calls;
using TenFour.Kafka.Sessions;
using TenFour.Spark.Running;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>The C# API: one query, written once, on the embedded engine and on a real cluster.</summary>
public sealed class FluentQueryOnSparkTests
{
    private static readonly string[] Records =
    [
        .. Enumerable.Range(0, 60).Select(i =>
            $$"""{"crime_id":"{{i}}","original_crime_type_name":"{{(i % 3 == 0 ? "Noise" : "Traffic Stop")}}","call_date_time":"2018-12-31T{{8 + (i / 20):00}}:{{i % 20:00}}:00.000"}"""),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_WrittenOnce_GivesTheSameRowsOnBothEngines()
    {
        BothEngines.SkipWithoutServers();
        await using var topic = await RecordTopic.CreateAsync(Records);

        var here = await RowsAsync(Local(topic), Grouped, OutputMode.Complete);
        var there = await RowsAsync(Cluster(topic), Grouped, OutputMode.Complete);

        Assert.Equal(6, here.Count);
        Assert.Equal(here, there);
    }

    [Fact]
    public async Task Query_OnACluster_ProcessesReportsAndStops()
    {
        BothEngines.SkipWithoutServers();
        await using var topic = await RecordTopic.CreateAsync(Records);
        var sink = new MemorySink();
        var batches = ReadAsync(sink.Subscribe());
        await using var query = Grouped(Cluster(topic)).Start(new QueryOptions { Mode = OutputMode.Complete }, sink);

        await query.ProcessAllAvailableAsync(Stop);
        Assert.Equal(60, query.LastProgress!.NumInputRows);
        Assert.NotEqual(Guid.Empty, query.Id);

        topic.Append(Records.Take(5));
        await query.ProcessAllAvailableAsync(Stop);
        Assert.Equal([60L, 5L], query.RecentProgress.Where(p => p.NumInputRows > 0).Select(p => p.NumInputRows));

        await query.StopAsync();
        await query.AwaitTerminationAsync(cancellationToken: Stop);
        Assert.NotEmpty(await batches);
    }

    [Fact]
    public async Task Query_ThatFailsOnACluster_ThrowsWhatSparkSays()
    {
        BothEngines.SkipWithoutServers();
        await using var topic = await RecordTopic.CreateAsync(Records);
        await using var query = Cluster(topic).Stream("calls").Select("CAST(original_crime_type_name AS INT) AS n")
            .Start(new QueryOptions { Trigger = Trigger.AvailableNow }, new MemorySink());

        var error = await Assert.ThrowsAnyAsync<StreamingException>(() => query.AwaitTerminationAsync(cancellationToken: Stop));

        Assert.Contains("CAST_INVALID_INPUT", error.Message + error.Condition, StringComparison.Ordinal);
        Assert.NotEqual(Fault.User, error.Fault);
    }

    private static StreamingFrame Grouped(StreamingSession session) => session.Stream("calls")
        .Where("crime_id IS NOT NULL")
        .GroupBy(Window.Of("call_date_time", TimeSpan.FromHours(1)), "original_crime_type_name")
        .Aggregate("count(*) AS calls", "max(crime_id) AS newest");

    private static StreamingSession Local(RecordTopic topic) => StreamingSession.Local().AddStream("calls", topic.Open, CallSchema.Schema);

    private static StreamingSession Cluster(RecordTopic topic) =>
        StreamingSession.Connect(BothEngines.Master!).AddKafka("calls", $"kafka://{RecordTopic.Broker}/{topic.Name}", CallSchema.Schema);

    private static async Task<List<string>> RowsAsync(StreamingSession session, Func<StreamingSession, StreamingFrame> write, OutputMode mode)
    {
        var sink = new MemorySink();
        var rows = ReadAsync(sink.Subscribe());
        await using var query = write(session).Start(new QueryOptions { Mode = mode, Trigger = Trigger.AvailableNow }, sink);
        await query.AwaitTerminationAsync(cancellationToken: Stop);
        return await rows;
    }

    /// <summary>The rows of the newest batch, in order.</summary>
    private static async Task<List<string>> ReadAsync(IAsyncEnumerable<MemoryBatch> batches)
    {
        var newest = new List<string>();
        await foreach (var batch in batches)
        {
            using (batch)
            {
                newest = Rows(batch);
            }
        }

        return newest;
    }

    private static List<string> Rows(MemoryBatch batch)
    {
        var rows = new List<string>();
        var reader = batch.OpenRows();
        while (reader.Read())
        {
            rows.Add(string.Join('|', reader.Schema.Fields.Select(f => Convert.ToString(reader.GetValue(f.Name), System.Globalization.CultureInfo.InvariantCulture))));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
