using Confluent.Kafka;
using Confluent.Kafka.Admin;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Tests.Harness;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Tests.Faults;

public sealed class DataLossTests
{
    private readonly List<string> _warnings = [];

    private KafkaSettings Lenient => KafkaSettings.Default with { FailOnDataLoss = false, Warn = _warnings.Add };

    [Fact]
    public async Task Read_RecordsThatRetentionRemoved_FailWithTheirOffsets()
    {
        await using var topic = await WithoutFirstTwoAsync();
        await using var source = topic.Open();

        var error = Assert.Throws<StreamingException>(() => ReadRecord.All(source, topic.At(0), source.GetLatest()));

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("Records 0 to 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("failOnDataLoss=false", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RecordsThatRetentionRemovedWithoutFailOnDataLoss_GoesOnAtTheOldestAndWarns()
    {
        await using var topic = await WithoutFirstTwoAsync();
        await using var source = topic.Open(Lenient);

        Assert.Equal("c", Assert.Single(ReadRecord.All(source, topic.At(0), source.GetLatest())).Value);
        Assert.Contains("Records 0 to 1", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(topic.At(2), source.Resolve(StartingOffsets.Earliest));
    }

    [Fact]
    public async Task Limit_StartBeyondTheEnd_FailsOrGoesBackToTheFirstRecord()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, "a");
        await using var strict = topic.Open();
        await using var lenient = topic.Open(Lenient);

        Assert.Throws<StreamingException>(() => strict.Limit(topic.At(7), strict.GetLatest(), null));
        Assert.Equal(topic.At(0), lenient.Limit(topic.At(7), lenient.GetLatest(), null));
        Assert.Contains("deleted and made again", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RecordsThatCannotComeAnyMore_EndsInsteadOfWaitingForEver()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, "a");
        await using var strict = topic.Open();
        await using var lenient = topic.Open(Lenient);

        Assert.Throws<StreamingException>(() => ReadRecord.All(strict, topic.At(0), topic.At(5)));
        Assert.Equal("a", Assert.Single(ReadRecord.All(lenient, topic.At(0), topic.At(5))).Value);
        Assert.NotEmpty(_warnings);
    }

    [Fact]
    public async Task GetLatest_PartitionsAdded_AreReadFromTheirFirstRecord()
    {
        await using var topic = await TestTopic.CreateAsync();
        topic.Append(0, "a");
        await using var source = topic.Open();
        var start = source.GetEarliest();
        using (var admin = Admin())
        {
            await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = topic.Name, IncreaseTo = 2 }]);
        }

        topic.Append(1, "b");
        var latest = source.GetLatest();
        while (latest.Count < 2)
        {
            await source.WaitForDataAsync(latest, TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            latest = source.GetLatest();
        }

        Assert.Equal(["a", "b"], ReadRecord.All(source, start, source.Limit(start, latest, null)).Select(r => r.Value));
    }

    private static async Task<TestTopic> WithoutFirstTwoAsync()
    {
        var topic = await TestTopic.CreateAsync();
        topic.Append(0, "a", "b", "c");
        using var admin = Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(topic.Name, 0, 2)]);
        return topic;
    }

    private static IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = TestTopic.Servers }).Build();
}
