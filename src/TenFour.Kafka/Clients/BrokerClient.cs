using Confluent.Kafka;
using TenFour.Kafka.Clients.Native;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Clients;

/// <summary>
/// Asks the brokers where topics begin and end. A client of its own, since a connection that waits for records answers nothing else
/// meanwhile. Used by one thread at a time.
/// </summary>
internal sealed class BrokerClient : IDisposable
{
    /// <summary>A start fails well within ten seconds, whatever the client would wait for.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan StartAttempt = TimeSpan.FromSeconds(1.5);

    /// <summary>While a query runs: long enough for a slow broker, short enough that a stop is heard.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private const long Latest = -1;
    private const long Earliest = -2;
    private const long MicrosPerMilli = 1000;

    private readonly string _servers;
    private readonly BrokerTrouble _trouble;
    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly IAdminClient _metadata;
    private IReadOnlyList<string> _advertised = [];

    public BrokerClient(string servers, ClientFactory factory)
    {
        (_servers, _trouble) = (servers, factory.Trouble);
        _consumer = factory.Consumer(c => c.GroupId = "tenfour-offsets", Deserializers.Ignore, Deserializers.Ignore);
        _metadata = DependentAdmin.Of(_consumer.Handle);
    }

    public BrokerTrouble Trouble => _trouble;

    /// <summary>For questions that need not be answered at once.</summary>
    public IAdminClient Admin => _metadata;

    /// <summary>Makes sure that brokers answer, at the start.</summary>
    /// <returns>All topics that may be seen, with their partitions.</returns>
    /// <exception cref="StreamingException">No broker answers within some seconds, or none lets us in.</exception>
    public Metadata Connect(TimeProvider time)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                var metadata = _metadata.GetMetadata(StartAttempt);
                _trouble.Answered();
                _advertised = [.. metadata.Brokers.Select(b => $"{b.Host}:{b.Port}").Except(_servers.Split(','), StringComparer.OrdinalIgnoreCase)];
                return metadata;
            }
            catch (KafkaException e)
            {
                HearErrors();
                if (_trouble.IsHopeless || time.GetElapsedTime(started) >= StartTimeout - StartAttempt || !KafkaFailure.IsPassing(e.Error))
                {
                    throw Unreachable(e.Error);
                }
            }
        }
    }

    /// <summary>Where partitions end, at the start: a topic that has just been made may take a moment.</summary>
    /// <exception cref="KafkaException">The brokers that have the records do not answer within some seconds.</exception>
    public SourceOffsets FirstEnds(IReadOnlyList<PartitionId> partitions, TimeProvider time)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return Ends(partitions);
            }
            catch (KafkaException e) when (!KafkaFailure.IsRefusal(e.Error) && time.GetElapsedTime(started) < StartTimeout - StartAttempt)
            {
                _consumer.Consume(Pause);
            }
        }
    }

    /// <summary>The partitions of all topics that may be seen; a topic that is gone is not in it.</summary>
    /// <exception cref="KafkaException">No broker answers.</exception>
    public Metadata Topics() => Answered(() => _metadata.GetMetadata(RequestTimeout));

    /// <summary>The number of partitions of a topic; 0 where there is none.</summary>
    /// <exception cref="KafkaException">No broker answers.</exception>
    public int PartitionCount(string topic)
    {
        var found = Answered(() => _metadata.GetMetadata(topic, RequestTimeout)).Topics.FirstOrDefault(t => t.Topic == topic);
        return found is null || found.Error.Code == ErrorCode.UnknownTopicOrPart ? 0 : found.Partitions.Count;
    }

    /// <summary>Where partitions end: behind the last record, or behind the last one that is committed.</summary>
    /// <exception cref="KafkaException">No broker answers.</exception>
    public SourceOffsets Ends(IEnumerable<PartitionId> partitions) => Find(partitions, _ => Latest);

    /// <summary>Where partitions begin: at the oldest record that is still there.</summary>
    /// <exception cref="KafkaException">No broker answers.</exception>
    public SourceOffsets Starts(IEnumerable<PartitionId> partitions) => Find(partitions, _ => Earliest);

    /// <summary>The first record at or after a time; a partition without one is left out.</summary>
    /// <param name="micros">Microseconds since the epoch, by partition.</param>
    /// <exception cref="KafkaException">No broker answers.</exception>
    public SourceOffsets AtTimes(IReadOnlyDictionary<PartitionId, long> micros) =>
        Find(micros.Keys, p => Math.Max(0, -(-micros[p] / MicrosPerMilli)));

    public void Dispose()
    {
        _metadata.Dispose();
        _consumer.Dispose();
    }

    private SourceOffsets Find(IEnumerable<PartitionId> partitions, Func<PartitionId, long> time)
    {
        var wanted = partitions.Select(p => new TopicPartitionTimestamp(
            p.Topic, p.Number, new Timestamp(time(p), TimestampType.CreateTime))).ToList();
        if (wanted.Count == 0)
        {
            return SourceOffsets.Empty;
        }

        var found = Answered(() => _consumer.OffsetsForTimes(wanted, RequestTimeout));
        return SourceOffsets.Of(found.Where(f => f.Offset.Value >= 0).Select(f => KeyValuePair.Create(
            new PartitionId(f.Topic, f.Partition.Value), new PartitionOffset(f.Offset.Value, 0))));
    }

    /// <summary>The error of a request at the start, where nobody waits for the brokers to come back.</summary>
    public StreamingException Failed(string what, KafkaException e) =>
        (KafkaFailure.IsPassing(e.Error) || KafkaFailure.IsSilence(e.Error)) && _trouble.LearntBroker(_servers) is not null ? Unreachable(e.Error)
        : KafkaFailure.IsSilence(e.Error) && _advertised.Count > 0 ? KafkaFailure.Misadvertised(_servers, _advertised, _trouble, e.Error)
        : KafkaFailure.Of(what, e);

    /// <summary>The client tells its errors only to who asks for records.</summary>
    private void HearErrors() => _consumer.Consume(TimeSpan.Zero);

    private StreamingException Unreachable(Error error) =>
        _trouble.LearntBroker(_servers) is { } broker
            ? KafkaFailure.Misadvertised(_servers, [broker], _trouble, error)
            : KafkaFailure.Unreachable(_servers, _trouble, error);

    private T Answered<T>(Func<T> request)
    {
        try
        {
            var answer = request();
            _trouble.Answered();
            return answer;
        }
        catch (KafkaException e)
        {
            HearErrors();

            // The error of one partition says more than that there were some.
            throw e is TopicPartitionOffsetException partitions && partitions.Results.FirstOrDefault(r => r.Error.IsError) is { } failed
                ? new KafkaException(failed.Error)
                : e;
        }
    }
}
