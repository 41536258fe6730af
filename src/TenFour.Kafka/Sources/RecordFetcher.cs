using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Gives workers the records of their splits. There is no thread of its own: the worker that needs records and finds none asks the client for them,
/// while the others decode.
/// </summary>
internal sealed class RecordFetcher : IDisposable
{
    private const int PollMillis = 100;

    /// <summary>After so long without an end, the brokers are asked whether it still exists.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(3);

    private readonly object _gate = new();
    private readonly LostRecords _lost;
    private readonly ConnectionWatch _watch;
    private readonly TimeProvider _time;
    private readonly RecordPump _pump;
    private ReadPlan _plan = new([]);

    public RecordFetcher(ClientFactory factory, KafkaSettings settings, LostRecords lost, ConnectionWatch watch, TimeProvider time)
    {
        (_lost, _watch, _time) = (lost, watch, time);
        _pump = new RecordPump(factory, settings, lost, watch);
    }

    public void Expect(RecordParts parts) => _pump.Expect(parts);

    public void Plan(IReadOnlyList<SourceSplit> splits)
    {
        lock (_gate)
        {
            _plan = new ReadPlan(splits);

            // All at once, so that records of every partition are on their way when the first worker asks.
            foreach (var partition in splits.GroupBy(s => s.Partition))
            {
                _pump.At(partition.Key, partition.First().Start.Record).Plan(partition.Select(s => s.EndExclusive.Record));
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
                _pump.At(partition, place.Record);
            }

            var started = _time.GetTimestamp();
            while (!_pump.Queues.Any(q => seen.TryGet(q.Partition, out var place) && q.Next > place.Record))
            {
                var remaining = atMost == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : atMost - _time.GetElapsedTime(started);
                if (remaining <= TimeSpan.Zero)
                {
                    return false;
                }

                _pump.Pump((int)Math.Min(PollMillis, Math.Max(1, remaining.TotalMilliseconds)), cancellation);
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
            if (_pump.Find(partition) is not { } queue || queue.Taken != offset)
            {
                return null;
            }

            if (queue.TimestampAt(offset) is null && !queue.IsPaused)
            {
                _pump.Pump(PollMillis / 2, CancellationToken.None);
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
                if (_pump.Find(partition) is { } queue)
                {
                    _pump.Store(queue, place.Record);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _pump.Dispose();
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

                var queue = isFirst ? _pump.At(split.Partition, split.Start.Record) : _pump[split.Partition];
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
            _pump.Resume(queue);
            _pump.Pump(PollMillis, cancellation);
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
            _lost.BrokersAreAway();
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
            blocks.ForEach(_pump[split.Partition].Return);
            blocks.Clear();
        }
    }

    private void Abandon()
    {
        _plan.Abandon();
        Monitor.PulseAll(_gate);
    }
}
