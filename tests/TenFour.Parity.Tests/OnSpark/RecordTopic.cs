using System.Text;
using Confluent.Kafka;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Topics;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>A topic of Kafka with one partition and the given records, on the broker of TENFOUR_TEST_KAFKA; deleted after the test.</summary>
internal sealed class RecordTopic : IAsyncDisposable
{
    private readonly KafkaTopics _topics;

    private RecordTopic(string name, KafkaTopics topics) => (Name, _topics) = (name, topics);

    public static string? Broker => Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA");

    public string Name { get; }

    public static async Task<RecordTopic> CreateAsync(IEnumerable<string> records)
    {
        var topic = new RecordTopic($"tenfour-compare-{Guid.NewGuid():N}", KafkaTopics.Open(Broker!, KafkaSettings.Default, TimeProvider.System));
        await topic._topics.CreateAsync(topic.Name, 1, replication: null, new Dictionary<string, string>());
        topic.Append(records);
        return topic;
    }

    public KafkaSource Open() =>
        KafkaSource.Open(KafkaAddress.ParseSource($"kafka://{Broker}/{Name}"), KafkaSettings.Default, TimeProvider.System);

    public void Append(IEnumerable<string> records)
    {
        Error? failed = null;
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = Broker, EnableIdempotence = true }).Build();
        foreach (var record in records)
        {
            while (!TryProduce(producer, record, report => failed ??= report.Error.IsError ? report.Error : null))
            {
                producer.Poll(TimeSpan.FromMilliseconds(100));
            }
        }

        producer.Flush(TestContext.Current.CancellationToken);
        Assert.Null(failed);
    }

    public async ValueTask DisposeAsync()
    {
        await _topics.DeleteAsync(Name);
        _topics.Dispose();
    }

    private bool TryProduce(IProducer<Null, byte[]> producer, string record, Action<DeliveryReport<Null, byte[]>> onDelivered)
    {
        try
        {
            producer.Produce(new TopicPartition(Name, 0), new Message<Null, byte[]> { Value = Encoding.UTF8.GetBytes(record) }, onDelivered);
            return true;
        }
        catch (ProduceException<Null, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
