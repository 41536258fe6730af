using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Brings records from the brokers. There is no thread of its own: the worker that needs records and finds none asks the client for them,
/// while the others decode. What comes of other partitions meanwhile waits in their queues, within a limit of bytes.
/// </summary>
internal sealed class RecordFetcher : IDisposable
{
    private const int PollMillis = 100;
    private const long MicrosPerMilli = 1000;

    /// <summary>Bytes that may wait for workers, over all partitions, beside what the client holds itself.</summary>
    private const long WaitingBytes = 32L << 20;

    private const long LeastWaitingBytes = 2L << 20;

    /// <summary>After so long without an end, the brokers are asked whether it still exists.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(3);

    private readonly object _gate = new();
    private readonly ClientFactory _factory;
    private readonly KafkaSettings _settings;
    private readonly string? _onlyTopic;
    private readonly LostRecords _lost;
    private readonly ConnectionWatch _watch;
    private readonly TimeProvider _time;
    private readonly ArrivingRecord _arriving = new();
    private readonly RecordBlock _nowhere = new(RecordParts.All);
    private readonly Dictionary<PartitionId, PartitionQueue> _queues = [];
    private readonly Stack<RecordBlock> _pool = new();
    private IConsumer<ArrivingRecord.Nothing, ArrivingRecord.Nothing>? _consumer;
    private PartitionQueue? _last;
    private RecordParts _parts = RecordParts.Timestamp;
    private ReadPlan _plan = new([]);

    /// <param name="onlyTopic">The one topic there is, so that no record needs to say it; null for several.</param>
    public RecordFetcher(ClientFactory factory, KafkaSettings settings, string? onlyTopic, LostRecords lost, ConnectionWatch watch, TimeProvider time)
    {
        (_factory, _settings, _onlyTopic, _lost, _watch, _time) = (factory, settings, onlyTopic, lost, watch, time);
    }

    public void Expect(RecordParts parts) => _parts |= parts;

    public void Plan(IReadOnlyList<SourceSplit> splits)
    {
        lock (_gate)
        {
            _plan = new ReadPlan(splits);

            // All at once, so that records of every partition are on their way when the first worker asks.
            foreach (var first in splits.DistinctBy(s => s.Partition))
            {
                QueueAt(first.Partition, first.Start.Record);
            }
        }
    }

    /// <summary>Hands the records of a split to a worker, in order. Waits as long as the brokers do not answer.</summary>
    public void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation)
    {
        var blocks = new List<RecordBlock>();
        for (var isFirst = true; !Take(split, isFirst, blocks, cancellation); isFirst = false)
        {
            HandOver(split, blocks, consumer);
        }

        HandOver(split, blocks, consumer);
    }

    /// <summary>Waits until the client has records at or after these places.</summary>
    /// <param name="atMost">How long.</param>
    public bool WaitForRecords(SourceOffsets seen, TimeSpan atMost, CancellationToken cancellation)
    {
        lock (_gate)
        {
            foreach (var (partition, place) in seen)
            {
                QueueAt(partition, place.Record);
            }

            var started = _time.GetTimestamp();
            while (!_queues.Values.Any(q => seen.TryGet(q.Partition, out var place) && q.Next > place.Record))
            {
                var remaining = atMost == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : atMost - _time.GetElapsedTime(started);
                if (remaining <= TimeSpan.Zero)
                {
                    return false;
                }

                Pump((int)Math.Min(PollMillis, Math.Max(1, remaining.TotalMilliseconds)), cancellation);
            }

            return true;
        }
    }

    /// <summary>When the record at a place was appended, in microseconds since the epoch; null where it does not come within a moment.</summary>
    public long? TimestampAt(PartitionId partition, long offset)
    {
        lock (_gate)
        {
            // Only where reading goes on anyway: nothing is fetched twice for a report.
            if (!_queues.TryGetValue(partition, out var queue) || queue.Taken != offset)
            {
                return null;
            }

            if (queue.TimestampAt(offset) is null && !queue.IsPaused)
            {
                Pump(PollMillis / 2, CancellationToken.None);
            }

            return queue.TimestampAt(offset);
        }
    }

    /// <summary>Tells the consumer group how far the query has come.</summary>
    public void Store(SourceOffsets offsets)
    {
        lock (_gate)
        {
            foreach (var (partition, place) in offsets)
            {
                if (_queues.TryGetValue(partition, out var queue))
                {
                    _consumer!.StoreOffset(new TopicPartitionOffset(queue.TopicPartition, place.Record));
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            // Closing sends the offsets that have been stored.
            _consumer?.Close();
            _consumer?.Dispose();
        }
    }

    private bool Take(SourceSplit split, bool isFirst, List<RecordBlock> blocks, CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (!_plan.MayStart(split) && !_plan.IsAbandoned)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, PollMillis);
            }

            try
            {
                // The worker that has failed says why; this one only has to end.
                cancellation.ThrowIfCancellationRequested();
                if (_plan.IsAbandoned)
                {
                    throw new OperationCanceledException("Another worker has failed.");
                }

                var queue = isFirst ? QueueAt(split.Partition, split.Start.Record) : _queues[split.Partition];
                return Fill(queue, split, blocks, cancellation);
            }
            catch
            {
                Abandon();
                throw;
            }
        }
    }

    private bool Fill(PartitionQueue queue, SourceSplit split, List<RecordBlock> blocks, CancellationToken cancellation)
    {
        var end = split.EndExclusive.Record;
        var asked = _time.GetTimestamp();
        while (!queue.HasWork(end))
        {
            Resume(queue);
            Pump(PollMillis, cancellation);
            if (_time.GetElapsedTime(asked) >= Doubt && !queue.HasWork(end))
            {
                Doubting(queue, end);
                asked = _time.GetTimestamp();
            }
        }

        var isAll = queue.Take(end, blocks);
        if (isAll)
        {
            _plan.Finished(split);
            Monitor.PulseAll(_gate);
        }

        return isAll;
    }

    /// <summary>The records have not come for long: are they still there?</summary>
    private void Doubting(PartitionQueue queue, long endExclusive)
    {
        try
        {
            if (!_lost.MayCome(queue.Partition, endExclusive))
            {
                queue.Lose();
            }
        }
        catch (KafkaException e) when (!KafkaFailure.IsRefusal(e.Error))
        {
            _watch.Away(e.Error);
        }
    }

    private void HandOver(SourceSplit split, List<RecordBlock> blocks, IRecordConsumer consumer)
    {
        try
        {
            foreach (var block in blocks)
            {
                consumer.Records(split.Partition.Number, block);
            }
        }
        catch
        {
            lock (_gate)
            {
                Abandon();
            }

            throw;
        }

        lock (_gate)
        {
            blocks.ForEach(_queues[split.Partition].Return);
            blocks.Clear();
        }
    }

    private void Abandon()
    {
        _plan.Abandon();
        Monitor.PulseAll(_gate);
    }

    /// <summary>The queue of a partition, at a place: where it goes on, or where the client is sent.</summary>
    private PartitionQueue QueueAt(PartitionId partition, long offset)
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

    private void Assign(PartitionQueue queue, long offset)
    {
        queue.Reset(offset);
        Consumer.IncrementalAssign([new TopicPartitionOffset(queue.TopicPartition, offset)]);
    }

    private IConsumer<ArrivingRecord.Nothing, ArrivingRecord.Nothing> Consumer => _consumer ??= _factory.Consumer(Configure, _arriving.ForKey, _arriving.ForValue);

    private void Configure(ConsumerConfig config)
    {
        config.GroupId = _settings.CommitGroup ?? $"{_settings.GroupIdPrefix}-{Guid.NewGuid():N}";
        config.EnableAutoCommit = _settings.CommitGroup is not null;
        config.AutoCommitIntervalMs = 1000;
        config.EnableAutoOffsetStore = false;
        config.QueuedMaxMessagesKbytes = 32 * 1024;
        config.FetchQueueBackoffMs = 10;

        // A transaction ends with a marker that is no record. That nothing else follows is known only when a fetch has come back empty.
        config.FetchWaitMaxMs = 10;

        // What is not asked for is neither fetched from the client's memory nor allocated.
        config.ConsumeResultFields = "timestamp" + (_onlyTopic is null ? ",topic" : "") + ((_parts & RecordParts.Headers) == 0 ? "" : ",headers");
    }

    /// <summary>Takes one record, or what else the client has to say, and puts it where it belongs.</summary>
    private void Pump(int millis, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            _arriving.Block = _last?.Tail ?? _nowhere;
            _arriving.Block.DropPending();
            if (Consumer.Consume(millis) is not { } result)
            {
                _watch.Silent();
                return;
            }

            _watch.Heard();
            Accept(result);
        }
        catch (ConsumeException e) when (e.ConsumerRecord is { } record && _queues.TryGetValue(new(_onlyTopic ?? record.Topic, record.Partition.Value), out var queue))
        {
            Reposition(queue, e.Error);
        }
        catch (ConsumeException e) when (!KafkaFailure.IsRefusal(e.Error))
        {
            _watch.Silent();
        }
        catch (ConsumeException e)
        {
            throw KafkaFailure.Of("Reading from Kafka failed", e);
        }
    }

    private void Accept(ConsumeResult<ArrivingRecord.Nothing, ArrivingRecord.Nothing> result)
    {
        var queue = QueueOf(result);
        if (queue is null || result.Offset.Value < queue.Next)
        {
            // Of before a partition was set to another place.
            _arriving.Block.DropPending();
            return;
        }

        if (result.IsPartitionEOF)
        {
            queue.SkipTo(result.Offset.Value);
            return;
        }

        _last = queue;
        var tail = queue.Tail;
        _arriving.MoveTo(tail);
        var before = tail.ByteCount;
        tail.Add(result.Offset.Value, result.Message.Timestamp.UnixTimestampMs * MicrosPerMilli, Headers(result.Message.Headers));
        queue.Appended(tail.ByteCount - before);
        if (!queue.IsPaused && queue.Bytes > Math.Max(LeastWaitingBytes, WaitingBytes / _queues.Count))
        {
            Consumer.Pause([queue.TopicPartition]);
            queue.IsPaused = true;
        }
    }

    private PartitionQueue? QueueOf(ConsumeResult<ArrivingRecord.Nothing, ArrivingRecord.Nothing> result) =>
        _last is { } last && result.Partition.Value == last.Partition.Number && (_onlyTopic is not null || result.Topic == last.Partition.Topic)
            ? last
            : _queues.GetValueOrDefault(new PartitionId(_onlyTopic ?? result.Topic, result.Partition.Value));

    private void Resume(PartitionQueue queue)
    {
        if (queue.IsPaused)
        {
            Consumer.Resume([queue.TopicPartition]);
            queue.IsPaused = false;
        }
    }

    /// <summary>The place that the client was sent to does not exist: says so, or goes on at what there is.</summary>
    private void Reposition(PartitionQueue queue, Error error)
    {
        if (error.Code is not (ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset or ErrorCode.Local_NoOffset) && !KafkaFailure.IsRefusal(error))
        {
            // The client goes on asking.
            _watch.Silent();
            return;
        }

        if (WhereNow(queue, error) is not { } next)
        {
            queue.Lose();
            return;
        }

        queue.SkipTo(next);
        Consumer.IncrementalUnassign([queue.TopicPartition]);
        Consumer.IncrementalAssign([new TopicPartitionOffset(queue.TopicPartition, next)]);
    }

    private long? WhereNow(PartitionQueue queue, Error error)
    {
        try
        {
            return _lost.Resolve(queue.Partition, queue.Next, error);
        }
        catch (KafkaException e) when (!KafkaFailure.IsRefusal(e.Error))
        {
            // Nobody answers at the moment: the client asks for the same place again, and is told the same again.
            _watch.Away(e.Error);
            return queue.Next;
        }
    }

    private static RecordHeader[]? Headers(Headers? headers) =>
        headers is { Count: > 0 } ? [.. headers.Select(h => new RecordHeader(h.Key, h.GetValueBytes()))] : null;
}
