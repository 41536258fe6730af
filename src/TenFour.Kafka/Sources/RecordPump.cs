using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Clients.Native;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Moves records from the client's memory into the queues of their partitions, whenever somebody asks: there is no thread of its own. What comes of
/// other partitions than the one that is asked for waits in their queues, within a limit of bytes. Used by one thread at a time.
/// </summary>
internal sealed class RecordPump(ClientFactory factory, KafkaSettings settings, LostRecords lost, ConnectionWatch watch) : IDisposable
{
    private const long MicrosPerMilli = 1000;

    /// <summary>Less than a block for each partition would make every record wait for the broker.</summary>
    private const long LeastWaitingBytes = 2 * PartitionQueue.BlockBytes;

    private readonly Dictionary<PartitionId, PartitionQueue> _queues = [];

    /// <summary>The queue by the client's own topic and partition, as long as the assignment is the same.</summary>
    private readonly Dictionary<(nint Topic, int Partition), PartitionQueue?> _known = [];

    /// <summary>What was looked up last: records of one partition come by the hundred.</summary>
    private (nint Topic, int Partition, PartitionQueue? Queue) _last;

    private readonly Stack<RecordBlock> _pool = new();
    private IConsumer<Ignore, Ignore>? _consumer;
    private ReceivedMessages? _messages;
    private RecordParts _parts = RecordParts.Timestamp;

    /// <summary>What is kept of each record from here on.</summary>
    public void Expect(RecordParts parts) => _parts |= parts;

    public IEnumerable<PartitionQueue> Queues => _queues.Values;

    public PartitionQueue this[PartitionId partition] => _queues[partition];

    public PartitionQueue? Find(PartitionId partition) => _queues.GetValueOrDefault(partition);

    /// <summary>The queue of a partition, at a place: where it goes on, or where the client is sent.</summary>
    public PartitionQueue At(PartitionId partition, long offset)
    {
        if (!_queues.TryGetValue(partition, out var queue))
        {
            _queues[partition] = queue = new PartitionQueue(partition, _pool, _parts);
            Assign(queue, offset);
        }
        else if (queue.IsLost || queue.Taken > offset || queue.Next < offset)
        {
            Consumer.IncrementalUnassign([queue.TopicPartition]);
            Assign(queue, offset);
        }
        else if (queue.Taken < offset)
        {
            // Passed over by somebody: what lies before is of no use.
            var passed = new List<RecordBlock>();
            queue.Take(offset, passed);
            passed.ForEach(queue.Return);
        }

        return queue;
    }

    /// <summary>Takes what the client has, or waits a while for something, and puts it where it belongs.</summary>
    public void Pump(int millis, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _ = Consumer;
        if (_messages!.Receive(millis) == 0)
        {
            watch.Silent();
            return;
        }

        try
        {
            for (var i = 0; i < _messages.Count; i++)
            {
                Accept(i);
            }
        }
        catch
        {
            // The messages behind this one are given back unread: whoever asks again has to start anew.
            foreach (var queue in _queues.Values)
            {
                queue.Lose();
            }

            throw;
        }
        finally
        {
            _messages.Release();
        }
    }

    /// <summary>Lets the client fetch records of a partition that had too many waiting.</summary>
    public void Resume(PartitionQueue queue)
    {
        if (queue.IsPaused)
        {
            Consumer.Resume([queue.TopicPartition]);
            queue.IsPaused = false;
        }
    }

    /// <summary>Tells the consumer group how far the query has come.</summary>
    public void Store(PartitionQueue queue, long offset) => Consumer.StoreOffset(new TopicPartitionOffset(queue.TopicPartition, offset));

    public void Dispose()
    {
        _messages?.Dispose();

        // Closing sends the offsets that have been stored.
        _consumer?.Close();
        _consumer?.Dispose();
    }

    private IConsumer<Ignore, Ignore> Consumer
    {
        get
        {
            if (_consumer is null)
            {
                _consumer = factory.Consumer(Configure, Deserializers.Ignore, Deserializers.Ignore);
                _messages = new ReceivedMessages(_consumer.Handle);
            }

            return _consumer;
        }
    }

    private void Configure(ConsumerConfig config)
    {
        config.GroupId = settings.CommitGroup ?? $"{settings.GroupIdPrefix}-{Guid.NewGuid():N}";
        config.EnableAutoCommit = settings.CommitGroup is not null;
        config.AutoCommitIntervalMs = 1000;
        config.EnableAutoOffsetStore = false;
        config.QueuedMaxMessagesKbytes = settings.ReadAheadBytes / 1024;
        config.FetchQueueBackoffMs = 10;

        // A transaction ends with a marker that is no record. That nothing else follows is known only when a fetch has come back empty.
        config.FetchWaitMaxMs = 10;
    }

    private void Assign(PartitionQueue queue, long offset)
    {
        queue.Reset(offset);
        Assign(queue.TopicPartition, offset);
    }

    private void Assign(TopicPartition partition, long offset)
    {
        _known.Clear();
        _last = default;
        Consumer.IncrementalAssign([new TopicPartitionOffset(partition, offset)]);
    }

    private void Accept(int index)
    {
        ref readonly var message = ref _messages![index];
        var queue = QueueOf(in message, index);
        if (message.Error == ErrorCode.NoError)
        {
            // A lower offset is of before the partition was set to another place.
            if (queue is not null && message.Offset >= queue.Next)
            {
                watch.Heard();
                Append(queue, in message, index);
            }
        }
        else if (message.Error == ErrorCode.Local_PartitionEOF)
        {
            watch.Heard();
            queue?.SkipTo(message.Offset);
        }
        else
        {
            Fail(queue, _messages.ErrorOf(index));
        }
    }

    private void Append(PartitionQueue queue, in NativeMessage message, int index)
    {
        var block = queue.BlockFor(message.Offset);
        var before = block.ByteCount;
        if (message.HasValue)
        {
            block.SetValue(message.Value);
        }

        if (message.HasKey)
        {
            block.SetKey(message.Key);
        }

        var headers = (_parts & RecordParts.Headers) == 0 ? null : _messages!.HeadersOf(index);
        block.Add(message.Offset, _messages!.TimestampOf(index) * MicrosPerMilli, headers);
        queue.Appended(block.ByteCount - before);
        if (!queue.IsPaused && queue.Bytes > Math.Max(LeastWaitingBytes, settings.ReadAheadBytes / _queues.Count))
        {
            Consumer.Pause([queue.TopicPartition]);
            queue.IsPaused = true;
        }
    }

    private PartitionQueue? QueueOf(in NativeMessage message, int index)
    {
        if (message.Topic == _last.Topic && message.Partition == _last.Partition)
        {
            return _last.Queue;
        }

        var place = (message.Topic, message.Partition);
        if (!_known.TryGetValue(place, out var queue))
        {
            queue = _messages!.TopicOf(index) is { } topic ? _queues.GetValueOrDefault(new PartitionId(topic, message.Partition)) : null;
            _known.Add(place, queue);
        }

        _last = (message.Topic, message.Partition, queue);
        return queue;
    }

    private void Fail(PartitionQueue? queue, Error error)
    {
        if (queue is not null && (LostRecords.IsAboutPlace(error) || KafkaFailure.IsRefusal(error)))
        {
            Reposition(queue, error);
        }
        else if (KafkaFailure.IsRefusal(error))
        {
            throw KafkaFailure.Of("Reading from Kafka failed", new KafkaException(error));
        }
        else
        {
            // The client goes on asking.
            watch.Silent();
        }
    }

    /// <summary>The place that the client was sent to does not exist: says so, or goes on at what there is.</summary>
    private void Reposition(PartitionQueue queue, Error error)
    {
        if (WhereNow(queue, error) is not { } next)
        {
            queue.Lose();
            return;
        }

        queue.SkipTo(next);
        Consumer.IncrementalUnassign([queue.TopicPartition]);
        Assign(queue.TopicPartition, next);
    }

    private long? WhereNow(PartitionQueue queue, Error error)
    {
        try
        {
            return lost.Resolve(queue.Partition, queue.Next, error);
        }
        catch (KafkaException e) when (!KafkaFailure.IsRefusal(e.Error))
        {
            // Nobody answers at the moment: the client asks for the same place again, and is told the same again.
            watch.Away(e.Error);
            return queue.Next;
        }
    }
}
