using Confluent.Kafka;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Tests.Harness;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Tests.Sources;

public sealed class KafkaSourceTests
{
    [Fact]
    public async Task Read_TwoPartitions_GivesTheRecordsOfEachInOrder()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        topic.Append(0, "a", "b");
        topic.Append(1, "c");
        await using var source = topic.Open();

        var read = ReadRecord.All(source, source.GetEarliest(), source.GetLatest());

        Assert.Equal([new(0, 0, "a"), new(0, 1, "b"), new(1, 0, "c")], read.Select(r => r with { Micros = 0 }));
        Assert.Equal($"KafkaV2[Subscribe[{topic.Name}]]", source.Description);
    }

    [Fact]
    public async Task Read_ValuesOfAllKinds_AreTheBytesThatWereWritten()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, "{\n \"a\": 1\n}", null, "", "\n", new string('x', 900_000));
        await using var source = topic.Open();

        var read = ReadRecord.All(source, source.GetEarliest(), source.GetLatest());

        Assert.Equal(["{\n \"a\": 1\n}", null, "", "\n", new string('x', 900_000)], read.Select(r => r.Value));
    }

    [Fact]
    public async Task Read_KeysHeadersAndTimes_AreThereWhenAskedFor()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.AppendMessages(0, [
            new() { Key = "k"u8.ToArray(), Value = "1"u8.ToArray(), Timestamp = new Timestamp(1_546_300_800_123, TimestampType.CreateTime), Headers = [new Header("a", "x"u8.ToArray()), new Header("a", null)] },
            new() { Value = "2"u8.ToArray(), Timestamp = new Timestamp(5, TimestampType.CreateTime) },
        ]);
        await using var source = topic.Open();
        source.Expect(RecordParts.All);

        var read = ReadRecord.All(source, source.GetEarliest(), source.GetLatest());

        Assert.Equal([new(0, 0, "1", "k", "a=x,a=null", 1_546_300_800_123_000), new(0, 1, "2", null, null, 5_000)], read);
    }

    [Fact]
    public async Task Read_Transactions_GiveCommittedRecordsOnlyAndEndBehindTheirMarkers()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.AppendInTransaction(0, commits: true, "a", "b");
        topic.AppendInTransaction(0, commits: false, "x");
        topic.AppendInTransaction(0, commits: true, "c");
        await using var source = topic.Open();
        await using var dirty = topic.Open(KafkaSettings.Default.With("kafka.isolation.level", "read_uncommitted"));

        var latest = source.GetLatest();
        var read = ReadRecord.All(source, source.GetEarliest(), latest);
        var again = ReadRecord.All(source, topic.At(1), latest);

        Assert.Equal(7, latest[topic.Partition(0)].Record);
        Assert.Equal([("a", 0L), ("b", 1L), ("c", 5L)], read.Select(r => (r.Value!, r.Offset)));
        Assert.Equal(["b", "c"], again.Select(r => r.Value));
        Assert.Equal(["a", "b", "x", "c"], ReadRecord.All(dirty, dirty.GetEarliest(), dirty.GetLatest()).Select(r => r.Value));
    }

    [Fact]
    public async Task Read_ManyRecordsInBatches_MissesNoneAndRepeatsNone()
    {
        const int Records = 30_000;
        await using var topic = await TestTopic.CreateAsync(partitions: 3);
        for (var partition = 0; partition < 3; partition++)
        {
            topic.Append(partition, [.. Enumerable.Range(0, Records).Select(i => $"{i}")]);
        }

        await using var source = topic.Open();
        var (position, latest, read) = (source.GetEarliest(), source.GetLatest(), new List<ReadRecord>());
        while (!position.Equals(latest))
        {
            var end = source.Limit(position, latest, 7_000);
            read.AddRange(ReadRecord.All(source, position, end));
            position = end;
        }

        foreach (var partition in read.GroupBy(r => r.Partition))
        {
            Assert.Equal(Enumerable.Range(0, Records).Select(i => $"{i}"), partition.Select(r => r.Value));
        }

        Assert.Equal(3 * Records, read.Count);
    }

    [Fact]
    public async Task Resolve_EachKindOfStart_IsTheOffsetThatItNames()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        topic.AppendMessages(0, [At("a", 1_000), At("b", 2_000), At("c", 3_000)]);
        topic.AppendMessages(1, [At("d", 500)]);
        await using var source = topic.Open();

        Assert.Equal(topic.At(0, 0), source.Resolve(StartingOffsets.Earliest));
        Assert.Equal(topic.At(3, 1), source.Resolve(StartingOffsets.Latest));
        Assert.Equal(topic.At(2, 1), source.Resolve(StartingOffsets.Parse("{\"" + topic.Name + "\":{\"0\":2,\"1\":-1}}", topic.Name)));
        Assert.Equal(topic.At(1, 0), source.Resolve(StartingOffsets.ParseTimes("{\"" + topic.Name + "\":{\"0\":1001,\"1\":0}}", topic.Name, false)));
        Assert.Equal(topic.At(1, 1), source.Resolve(new StartingOffsets.AtTime(2_000_000, LatestWhenNone: true)));
        Assert.Throws<StreamingException>(() => source.Resolve(new StartingOffsets.AtTime(2_000_000, LatestWhenNone: false)));
    }

    [Theory]
    [InlineData("""{"TOPIC":{"0":4}}""", "is no place in it")]
    [InlineData("""{"TOPIC":{"0":1,"1":0}}""", "has none such")]
    [InlineData("""{"other":{"0":1}}""", "has none such")]
    [InlineData("""{"TOPIC":{}}""", "do not name partition 0")]
    public async Task Resolve_OffsetsThatDoNotFit_AreRefused(string json, string expected)
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, "a", "b", "c");
        await using var source = topic.Open();
        var starting = StartingOffsets.Parse(json.Replace("TOPIC", topic.Name, StringComparison.Ordinal), topic.Name);

        var error = Assert.Throws<StreamingException>(() => source.Resolve(starting));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForData_RecordThatComes_EndsTheWait()
    {
        await using var topic = await TestTopic.CreateAsync();
        await using var source = topic.Open();
        var seen = source.GetLatest();

        Assert.False(await source.WaitForDataAsync(seen, TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
        var waiting = source.WaitForDataAsync(seen, Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
        topic.Append(0, "a");

        Assert.True(await waiting);
        Assert.Equal("a", Assert.Single(ReadRecord.All(source, seen, source.GetLatest())).Value);
    }

    [Fact]
    public void Open_NoBroker_IsAnErrorThatNamesItWithinTenSeconds()
    {
        var error = Assert.Throws<StreamingException>(() => KafkaSource.Open(
            KafkaAddress.ParseSource("kafka://localhost:9/calls"), KafkaSettings.Default, TimeProvider.System));

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("localhost:9", error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_MissingTopic_SuggestsTheNearestName()
    {
        await using var topic = await TestTopic.CreateAsync();

        var error = Assert.Throws<StreamingException>(() => KafkaSource.Open(
            KafkaAddress.ParseSource(topic.Address[..^1]), KafkaSettings.Default, TimeProvider.System));

        Assert.Contains($"Did you mean {topic.Name}?", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UnknownClientSetting_SuggestsTheNearestName()
    {
        await using var topic = await TestTopic.CreateAsync();

        var error = Assert.Throws<StreamingException>(() => topic.Open(KafkaSettings.Default.With("kafka.fetch.min.byte", "1")));

        Assert.Equal(Fault.User, error.Fault);
        Assert.Contains("kafka.fetch.min.bytes", error.Advice, StringComparison.Ordinal);
    }

    private static Message<byte[]?, byte[]?> At(string value, long millis) =>
        new() { Value = System.Text.Encoding.UTF8.GetBytes(value), Timestamp = new Timestamp(millis, TimestampType.CreateTime) };
}
