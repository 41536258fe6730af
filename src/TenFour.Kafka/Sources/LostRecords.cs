using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>What happens when records that had been seen, or were to be read, are gone: an error, or a warning and what there is.</summary>
internal sealed class LostRecords(string servers, BrokerClient brokers, KafkaSettings settings, TimeProvider time)
{
    /// <summary>A broker that has just come back, on a busy machine, may take so long until it knows its topics again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> _reported = [];
    private readonly HashSet<PartitionId> _new = [];
    private readonly Dictionary<string, long> _missing = [];

    /// <summary>A partition that nobody has read yet begins where its oldest record is, also if that is not the first there ever was.</summary>
    public void IsNew(PartitionId partition) => _new.Add(partition);

    /// <summary>Whether an error says that a place does not exist.</summary>
    public static bool IsAboutPlace(Error error) => error.Code is ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset or ErrorCode.Local_NoOffset;

    /// <summary>The broker does not have the place where a partition was to be read.</summary>
    /// <returns>Where to go on; null where nothing that was to be read is there any more.</returns>
    /// <exception cref="StreamingException">Records are gone, and <c>failOnDataLoss</c> is true.</exception>
    public long? Resolve(PartitionId partition, long offset, Error error)
    {
        if (!IsAboutPlace(error))
        {
            throw KafkaFailure.Of($"Partition {partition.Number} of {partition.Topic} cannot be read", new KafkaException(error));
        }

        var (start, end) = (brokers.Starts([partition])[partition].Record, brokers.Ends([partition])[partition].Record);
        if (offset > end)
        {
            ReportWentBack(partition, offset, end);
            return null;
        }

        if (offset < start && !_new.Contains(partition))
        {
            Report(
                $"Records {offset} to {start - 1} in partition {partition.Number} of {partition.Topic} are gone: the topic's retention has removed them "
                + "before they were read.");
        }

        return Math.Max(start, offset);
    }

    /// <summary>Whether records up to a place can still come; reports where they cannot.</summary>
    public bool MayCome(PartitionId partition, long endExclusive)
    {
        if (EndOf(partition) is not { } end)
        {
            if (!IsGone(partition.Topic!))
            {
                return true;
            }

            ReportDeleted(partition.Topic!);
            return false;
        }

        IsThere(partition.Topic!);
        if (end >= endExclusive)
        {
            return true;
        }

        ReportWentBack(partition, endExclusive, end);
        return false;
    }

    /// <summary>The brokers answer, and do not know a topic: whether that has been so for long enough to believe it.</summary>
    public bool IsGone(string topic)
    {
        _missing.TryAdd(topic, time.GetTimestamp());
        return time.GetElapsedTime(_missing[topic]) >= Patience;
    }

    public void IsThere(string topic) => _missing.Remove(topic);

    /// <summary>The brokers do not answer: what they did not know before says nothing.</summary>
    public void BrokersAreAway() => _missing.Clear();

    private long? EndOf(PartitionId partition)
    {
        try
        {
            return brokers.Ends([partition])[partition].Record;
        }
        catch (KafkaException e) when (KafkaFailure.IsUnknown(e.Error))
        {
            return null;
        }
    }

    public void ReportWentBack(PartitionId partition, long seen, long end) => Report(
        $"Partition {partition.Number} of {partition.Topic} at {servers} ends at offset {end}, and had been seen up to {seen}: the topic was deleted "
        + "and made again, or the broker has lost records.");

    public void ReportDeleted(string topic) => Report($"The topic {topic} at {servers} is gone: it was deleted.");

    public void ReportRemade(string topic) => Report(
        $"The topic {topic} at {servers} was deleted and made again: its records are others than those that were read.");

    private void Report(string what)
    {
        if (settings.FailOnDataLoss)
        {
            throw StreamingException.ForEnvironment(
                what, "Bring the records back, start with a new checkpoint, or go on with what there is: --set failOnDataLoss=false.");
        }

        if (_reported.Add(what))
        {
            settings.Warn?.Invoke(what + " Going on with what there is.");
        }
    }
}
