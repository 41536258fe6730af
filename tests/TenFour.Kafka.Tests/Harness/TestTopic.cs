using System.Text;
using Confluent.Kafka;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Tests.Harness;

/// <summary>A topic of its own for each test, on the broker of TENFOUR_TEST_KAFKA; deleted after the test.</summary>
internal sealed class TestTopic : IAsyncDisposable
{
    public const string SkipReason = "TENFOUR_TEST_KAFKA is not set";

    private readonly KafkaTopics _topics;

    private TestTopic(string name, KafkaTopics topics) => (Name, _topics) = (name, topics);

    public static string? Broker => Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA");

    public static string Servers => Broker ?? throw new InvalidOperationException(SkipReason);

    public string Name { get; }

    public string Address => $"kafka://{Servers}/{Name}";

    public static string NewName() => $"tenfour-test-{Guid.NewGuid():N}";

    /// <summary>Creates a topic, or skips the test where there is no broker.</summary>
    public static async Task<TestTopic> CreateAsync(int partitions = 1, params (string Name, string Value)[] settings)
    {
        Assert.SkipWhen(Broker is null, SkipReason);
        var topics = KafkaTopics.Open(Servers, KafkaSettings.Default, TimeProvider.System);
        var topic = new TestTopic(NewName(), topics);
        await topics.CreateAsync(topic.Name, partitions, replication: null, settings.ToDictionary(s => s.Name, s => s.Value));
        return topic;
    }

    public KafkaSource Open(KafkaSettings? settings = null) =>
        KafkaSource.Open(KafkaAddress.ParseSource(Address), settings ?? KafkaSettings.Default, TimeProvider.System);

    public PartitionId Partition(int number) => new(Name, number);

    public SourceOffsets At(params long[] offsets) =>
        SourceOffsets.Of(offsets.Select((o, i) => KeyValuePair.Create(Partition(i), new PartitionOffset(o, 0))));

    /// <summary>Appends records, each value to a partition, and waits until the broker has them.</summary>
    public void Append(int partition, params string?[] values) =>
        AppendMessages(partition, values.Select(v => new Message<byte[]?, byte[]?> { Value = v is null ? null : Encoding.UTF8.GetBytes(v) }));

    public void AppendMessages(int partition, IEnumerable<Message<byte[]?, byte[]?>> messages)
    {
        Error? failed = null;
        using var producer = Producer(null);
        foreach (var message in messages)
        {
            producer.Produce(new TopicPartition(Name, partition), message, report => failed ??= report.Error.IsError ? report.Error : null);
        }

        producer.Flush(TestContext.Current.CancellationToken);
        Assert.Null(failed);
    }

    /// <summary>Appends records in a transaction, which is committed or aborted.</summary>
    public void AppendInTransaction(int partition, bool commits, params string[] values)
    {
        using var producer = Producer(NewName());
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        producer.BeginTransaction();
        foreach (var value in values)
        {
            producer.Produce(new TopicPartition(Name, partition), new Message<byte[]?, byte[]?> { Value = Encoding.UTF8.GetBytes(value) });
        }

        producer.Flush(TestContext.Current.CancellationToken);
        if (commits)
        {
            producer.CommitTransaction();
        }
        else
        {
            producer.AbortTransaction();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _topics.DeleteAsync(Name);
        _topics.Dispose();
    }

    private static IProducer<byte[]?, byte[]?> Producer(string? transactionalId) =>
        new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = Servers, TransactionalId = transactionalId, EnableIdempotence = true, MessageMaxBytes = 5_000_000, LingerMs = 1 }).Build();
}
