using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Topics of Kafka as a source. Offsets are Kafka's and live in the checkpoint; nothing is committed to Kafka unless asked. Committed records
/// only, unless <c>kafka.isolation.level</c> says otherwise.
/// </summary>
public sealed class KafkaSource : ISource
{
    /// <summary>How often to look for new partitions and topics.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    /// <summary>An answer that is no older serves a report as well as a new one.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(50);

    private readonly KafkaAddress _address;
    private readonly KafkaSettings _settings;
    private readonly TimeProvider _time;
    private readonly TopicSet _topics;
    private readonly BrokerClient _brokers;
    private readonly LostRecords _lost;
    private readonly ConnectionWatch _watch;
    private readonly RecordFetcher _fetcher;
    private readonly TopicIdentities _identities;
    private readonly HashSet<PartitionId> _remade = [];
    private readonly HashSet<PartitionId> _wentBack = [];
    private IReadOnlyList<PartitionId> _partitions = [];
    private SourceOffsets _latest = SourceOffsets.Empty;
    private long _refreshed;
    private long _asked;

    private KafkaSource(KafkaAddress address, KafkaSettings settings, TimeProvider time)
    {
        (_address, _settings, _time) = (address, settings, time);
        var trouble = new BrokerTrouble();
        var factory = new ClientFactory(address.Servers, settings, trouble);
        _topics = new TopicSet(address);
        _brokers = new BrokerClient(address.Servers, factory);
        _lost = new LostRecords(address.Servers, _brokers, settings, time);
        _watch = new ConnectionWatch(address.Servers, trouble, settings);
        _identities = new TopicIdentities(_brokers.Admin);
        _fetcher = new RecordFetcher(factory, settings, _lost, _watch, time);
    }

    public string Name => _address.Name;

    public string Description => $"KafkaV2[{_address.Strategy}]";

    /// <summary>Connects to the brokers and finds the topics.</summary>
    /// <exception cref="StreamingException">No broker answers, none lets us in, or a topic does not exist.</exception>
    public static KafkaSource Open(KafkaAddress address, KafkaSettings settings, TimeProvider time)
    {
        var source = new KafkaSource(address, settings, time);
        try
        {
            source.Connect();
            return source;
        }
        catch
        {
            source._brokers.Dispose();
            throw;
        }
    }

    public SourceOffsets GetEarliest() => Asking("The first offsets cannot be found", () => _brokers.Starts(_partitions));

    public SourceOffsets GetLatest()
    {
        try
        {
            RefreshPartitions();
            NoticeRemade();
            _latest = _brokers.Ends(_partitions);
            _asked = _time.GetTimestamp();
            _watch.Heard();
        }
        catch (KafkaException e) when (KafkaFailure.IsUnknown(e.Error))
        {
            // Whether it is gone is found out from the list of topics.
        }
        catch (KafkaException e) when (!KafkaFailure.IsRefusal(e.Error))
        {
            // As long as nobody answers there is nothing new; who waits for records also waits for the brokers.
            _watch.Away(e.Error);
            _lost.BrokersAreAway();
        }
        catch (KafkaException e)
        {
            throw KafkaFailure.Of("The ends of the topics cannot be found", e);
        }

        return _latest;
    }

    public SourceOffsets GetRecentLatest() => _time.GetElapsedTime(_asked) < Recent ? _latest : GetLatest();

    public SourceOffsets Resolve(StartingOffsets starting)
    {
        var latest = GetLatest();
        return Asking("The starting offsets cannot be found", () => new StartLookup(Name, _brokers, _partitions, latest).Resolve(starting));
    }

    public SourceOffsets Limit(SourceOffsets start, SourceOffsets latest, long? maxRecords)
    {
        Check(start);
        var end = latest;
        foreach (var (partition, place) in latest)
        {
            if (!start.TryGet(partition, out var from))
            {
                _lost.IsNew(partition);
            }
            else if (from.Record > place.Record)
            {
                _lost.ReportWentBack(partition, from.Record, place.Record);
                _wentBack.Add(partition);
                end = end.With(partition, GetEarliest()[partition]);
            }
            else if (_remade.Contains(partition))
            {
                end = FromBeginning(partition, from, end);
            }
        }

        return maxRecords is { } limit ? Share(start, end, limit) : end;
    }

    public long CountRecords(SourceOffsets start, SourceOffsets endExclusive) =>
        endExclusive.Partitions.Sum(p => Math.Max(0, endExclusive[p].Record - start[p].Record));

    public IReadOnlyDictionary<PartitionId, long> OldestUnread(SourceOffsets start, SourceOffsets endExclusive)
    {
        var oldest = new Dictionary<PartitionId, long>();
        foreach (var partition in endExclusive.Partitions.Where(p => endExclusive[p].Record > start[p].Record))
        {
            if (_fetcher.TimestampAt(partition, start[partition].Record) is { } micros)
            {
                oldest[partition] = micros;
            }
        }

        return oldest;
    }

    public void Expect(RecordParts parts) => _fetcher.Expect(parts);

    public IReadOnlyList<SourceSplit> Split(SourceOffsets start, SourceOffsets endExclusive, int targetSplits)
    {
        Check(start);
        var splits = SplitCutter.Cut([.. endExclusive.Partitions
            .Where(p => endExclusive[p].Record > start[p].Record)
            .Select(p => new SourceSplit(p, start[p], endExclusive[p]))]);
        _fetcher.Plan(splits);
        return splits;
    }

    public void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation) => _fetcher.Read(split, consumer, cancellation);

    public async ValueTask<bool> WaitForDataAsync(SourceOffsets seen, TimeSpan atMost, CancellationToken cancellation) =>
        await Task.Run(() => _fetcher.WaitForRecords(seen, atMost, cancellation), cancellation).ConfigureAwait(false);

    public void Committed(SourceOffsets endExclusive)
    {
        if (_settings.CommitGroup is not null)
        {
            _fetcher.Store(endExclusive);
        }
    }

    public ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        _brokers.Dispose();
        _watch.End();
        return ValueTask.CompletedTask;
    }

    private void Connect()
    {
        var metadata = _brokers.Connect(_time);
        _partitions = _topics.Require(metadata);
        AskWhichTopics();
        try
        {
            _latest = _brokers.FirstEnds(_partitions, _time);
        }
        catch (KafkaException e) when (!KafkaFailure.IsRefusal(e.Error))
        {
            throw KafkaFailure.Misadvertised(_address.Servers, metadata.Brokers.Select(b => $"{b.Host}:{b.Port}"), _brokers.Trouble, e.Error);
        }
        catch (KafkaException e)
        {
            throw KafkaFailure.Of("The ends of the topics cannot be found", e);
        }
    }

    private void RefreshPartitions()
    {
        if (_time.GetElapsedTime(_refreshed) < RefreshInterval)
        {
            return;
        }

        var found = _topics.Find(_brokers.Topics());
        AskWhichTopics();
        var missing = _partitions.Except(found).Select(p => p.Topic!).Distinct().ToList();
        foreach (var topic in found.Select(p => p.Topic!).Distinct().Except(missing))
        {
            _lost.IsThere(topic);
        }

        if (!missing.TrueForAll(_lost.IsGone))
        {
            return;
        }

        missing.ForEach(_lost.ReportDeleted);
        _partitions = found;
    }

    private void AskWhichTopics()
    {
        _refreshed = _time.GetTimestamp();
        _identities.Ask(_partitions.Select(p => p.Topic!).Distinct());
    }

    private void NoticeRemade()
    {
        foreach (var topic in _identities.TakeRemade())
        {
            _lost.ReportRemade(topic);

            // Those that were shorter than before have gone back already.
            _remade.UnionWith(_partitions.Where(p => p.Topic == topic && !_wentBack.Remove(p)));
        }
    }

    /// <summary>A batch without records takes the query to the beginning of a topic that was made again; from there it goes on.</summary>
    private SourceOffsets FromBeginning(PartitionId partition, PartitionOffset from, SourceOffsets end)
    {
        var first = GetEarliest()[partition];
        if (from.Record > first.Record)
        {
            return end.With(partition, first);
        }

        _remade.Remove(partition);
        return end;
    }

    private static SourceOffsets Share(SourceOffsets start, SourceOffsets end, long limit)
    {
        var partitions = end.Partitions.ToArray();
        var shares = ProportionalLimit.Share([.. partitions.Select(p => end[p].Record - start[p].Record)], limit);
        foreach (var (partition, share) in partitions.Zip(shares).Where(p => p.Second > 0))
        {
            end = end.With(partition, new PartitionOffset(start[partition].Record + share, 0));
        }

        return end;
    }

    /// <summary>A checkpoint of a file topic has places that name no topic.</summary>
    private void Check(SourceOffsets start)
    {
        if (start.Partitions.Any(p => p.Topic is null))
        {
            throw StreamingException.ForUser(
                $"The checkpoint has offsets of a file topic, and the source is {_address}.", advice: "Use another folder as --checkpoint.");
        }
    }

    private static T Asking<T>(string failure, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (KafkaException e)
        {
            throw KafkaFailure.Of(failure, e);
        }
    }
}
