using System.Text;
using Confluent.Kafka;
using TenFour.Calls;
using TenFour.Kafka.Sessions;
using TenFour.Kafka.Tests.Harness;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Sources;

/// <summary>Whole queries over a topic of Kafka.</summary>
public sealed class KafkaQueryTests : IAsyncDisposable
{
    private readonly CollectingSink _rows = new();
    private readonly List<StreamingQueryProgress> _progress = [];

    [Fact]
    public async Task Query_HiddenColumns_AreThoseOfTheRecords()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        topic.AppendMessages(1, [
            new() { Key = "k"u8.ToArray(), Value = Call("a"), Timestamp = new Timestamp(1_546_300_800_000, TimestampType.CreateTime), Headers = [new Header("h", "x"u8.ToArray())] },
            new() { Value = Call("b"), Timestamp = new Timestamp(1000, TimestampType.CreateTime) },
        ]);

        await RunAsync(topic, """
            SELECT crime_id, _topic AS t, _partition AS p, _offset AS o, _timestamp AS at, CAST(_key AS STRING) AS k,
                   _headers[0].key AS h, CAST(_headers[0].value AS STRING) AS v
            FROM calls
            """);

        Assert.Equal(
            [
                $$"""{"crime_id":"a","t":"{{topic.Name}}","p":1,"o":0,"at":"2018-12-31T16:00:00.000-08:00","k":"k","h":"h","v":"x"}""",
                $$"""{"crime_id":"b","t":"{{topic.Name}}","p":1,"o":1,"at":"1969-12-31T16:00:01.000-08:00"}""",
            ],
            Rows);
    }

    [Fact]
    public async Task Query_NullValuesPoisonAndSeveralLines_AreRowsAndAreCounted()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, "{\n\"crime_id\":\n\"a\"}", null, "poison", "{\"crime_id\":\"b\"}");
        topic.AppendInTransaction(0, commits: true, "{\"crime_id\":\"c\"}", "poison");

        await RunAsync(topic, "SELECT crime_id, _offset AS o FROM calls");

        Assert.Equal(
            ["""{"crime_id":"a","o":0}""", """{"o":1}""", """{"o":2}""", """{"crime_id":"b","o":3}""", """{"crime_id":"c","o":4}""", """{"o":5}"""],
            Rows);
        Assert.Equal(3, _progress.Sum(p => p.TenFour.Sources[0].Rejected));
    }

    [Fact]
    public async Task Query_Limit_IsSharedByLagAndTheProgressTellsWhatIsBehind()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        topic.Append(0, [.. Enumerable.Range(0, 300).Select(i => $"{{\"crime_id\":\"{i}\"}}")]);
        topic.Append(1, [.. Enumerable.Range(0, 100).Select(i => $"{{\"crime_id\":\"{i}\"}}")]);

        await RunAsync(topic, "SELECT crime_id FROM calls", new QueryOptions { Trigger = Trigger.AvailableNow, MaxOffsetsPerTrigger = 100 });

        var first = _progress[0];
        Assert.Equal("{\"" + topic.Name + "\":{\"0\":75,\"1\":25}}", first.Sources[0].EndOffset);
        Assert.Equal(300, first.TenFour.Sources[0].Lag.Records);
        Assert.Equal(225, first.TenFour.Sources[0].Lag.Partitions[topic.Partition(0)].Records);
        Assert.NotNull(first.TenFour.Sources[0].Lag.Partitions[topic.Partition(0)].Seconds);
        Assert.Equal("225", first.Sources[0].Metrics["maxOffsetsBehindLatest"]);
        Assert.Equal("75", first.Sources[0].Metrics["minOffsetsBehindLatest"]);
        Assert.Equal(400, Rows.Count());
    }

    [Fact]
    public async Task Query_LeastNumberOfRecords_LeavesTheLastOnesToTheNextStart()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        using var folder = new TemporaryFolder();
        topic.Append(0, [.. Enumerable.Range(0, 150).Select(i => $"{{\"crime_id\":\"{i}\"}}")]);
        topic.Append(1, [.. Enumerable.Range(0, 60).Select(i => $"{{\"crime_id\":\"{i}\"}}")]);
        var options = new QueryOptions { Trigger = Trigger.AvailableNow, MinOffsetsPerTrigger = 100, MaxOffsetsPerTrigger = 100 };

        await RunAsync(topic, "SELECT crime_id FROM calls", options, folder.Of("state"));
        var first = Rows.Count();
        await RunAsync(topic, "SELECT crime_id FROM calls", options, folder.Of("state"));

        Assert.InRange(first, 195, 205);
        Assert.Equal(210, Rows.Count());
    }

    [Fact]
    public async Task Query_StoppedAfterEachBatch_GoesOnFromItsCheckpoint()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 3; i++)
        {
            topic.Append(i % 2, $"{{\"crime_id\":\"{i}\"}}");
            await RunAsync(topic, "SELECT crime_id FROM calls", checkpoint: folder.Of("state"));
        }

        Assert.Equal(["""{"crime_id":"0"}""", """{"crime_id":"1"}""", """{"crime_id":"2"}"""], Rows);
        Assert.Equal([0L, 1L, 2L], _progress.Select(p => p.BatchId));
    }

    [Fact]
    public async Task Query_RecordsGoneForSeveralWorkers_SaysWhichAndNotThatAWorkerEnded()
    {
        await using var topic = await TestTopic.CreateAsync();
        using var folder = new TemporaryFolder();
        topic.Append(0, "{\"crime_id\":\"0\"}");
        await RunAsync(topic, "SELECT crime_id FROM calls", checkpoint: folder.Of("state"));
        topic.Append(0, [.. Enumerable.Range(1, 12_000).Select(i => $"{{\"crime_id\":\"{i}\"}}")]);
        using (var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = TestTopic.Servers }).Build())
        {
            await admin.DeleteRecordsAsync([new TopicPartitionOffset(topic.Name, 0, 9_000)]);
        }

        var error = await Assert.ThrowsAnyAsync<StreamingException>(() => RunAsync(
            topic, "SELECT crime_id FROM calls", new QueryOptions { Trigger = Trigger.AvailableNow, Workers = 3 }, folder.Of("state")));

        Assert.Contains("Records 1 to 8999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_EndingOffsets_EndsThere()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, [.. Enumerable.Range(0, 5).Select(i => $"{{\"crime_id\":\"{i}\"}}")]);
        var options = new QueryOptions
        {
            Trigger = Trigger.AvailableNow,
            StartingOffsets = "{\"" + topic.Name + "\":{\"0\":1}}",
            EndingOffsets = "{\"" + topic.Name + "\":{\"0\":3}}",
        };

        await RunAsync(topic, "SELECT crime_id FROM calls", options);

        Assert.Equal(["""{"crime_id":"1"}""", """{"crime_id":"2"}"""], Rows);
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private IEnumerable<string> Rows => _rows.Batches.SelectMany(b => b.Value);

    private async Task RunAsync(TestTopic topic, string sql, QueryOptions? options = null, string? checkpoint = null)
    {
        var session = StreamingSession.Local().AddKafka("calls", topic.Address, CallSchema.Schema);
        var start = new QueryStart([_rows]) { CheckpointFolder = checkpoint, OnProgress = _progress.Add };
        await using var query = session.Sql(sql).Start((options ?? new QueryOptions { Trigger = Trigger.AvailableNow }) with { Mode = OutputMode.Append }, start);
        await query.AwaitTerminationAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    private static byte[] Call(string id) => Encoding.UTF8.GetBytes($"{{\"crime_id\":\"{id}\"}}");
}
