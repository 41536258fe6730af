using System.Diagnostics;
using Confluent.Kafka;

namespace TenFour.EndToEnd.Sides;

/// <summary>The bare client of Kafka, set as TenFour sets it: reads a topic to its end and drops the records.</summary>
internal sealed class ConsumeSide(SideSettings settings) : ISide
{
    public const string Kind = "consume";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public Task<SideResult> RunAsync()
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = settings["servers"],
            GroupId = "tenfour-bench",
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            QueuedMaxMessagesKbytes = 32 * 1024,
            FetchQueueBackoffMs = 10,
            FetchWaitMaxMs = 10,
            ConsumeResultFields = "timestamp",
        };
        var clock = Stopwatch.StartNew();
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(config).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(settings["name"], Timeout).Topics[0].Partitions;
        consumer.Assign(partitions.Select(p => new TopicPartitionOffset(settings["name"], p.PartitionId, Offset.Beginning)));
        var (records, ended) = (0L, 0);
        while (ended < partitions.Count)
        {
            switch (consumer.Consume(Timeout))
            {
                case null:
                    throw new BenchException("The broker has stopped to answer.");
                case { IsPartitionEOF: true }:
                    ended++;
                    break;
                default:
                    records++;
                    break;
            }
        }

        return Task.FromResult(new SideResult(clock.Elapsed.TotalSeconds)
        {
            Version = "librdkafka " + Library.VersionString,
            Values = new Dictionary<string, double> { ["records"] = records },
        });
    }

    public Task<SideResult> VerifyAsync() => throw new BenchException("What is dropped is not compared.");

    public void Dispose()
    {
        // Nothing is kept between runs.
    }
}
