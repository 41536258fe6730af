using TenFour.Kafka.Clients;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>Finds the places where a query starts or ends, by Spark's rules.</summary>
internal sealed class StartLookup(string name, BrokerClient brokers, IReadOnlyList<PartitionId> partitions, SourceOffsets latest)
{
    public SourceOffsets Resolve(StartingOffsets starting) => starting switch
    {
        StartingOffsets.AtEarliest => brokers.Starts(partitions),
        StartingOffsets.AtLatest => latest,
        StartingOffsets.AtRecords at => AtRecords(Named(at.Partitions)),
        StartingOffsets.AtTime at => AtTimes(partitions.ToDictionary(p => p, _ => at.Micros), at.LatestWhenNone),
        StartingOffsets.AtTimes at => AtTimes(Named(at.Micros), at.LatestWhenNone),
        _ => throw new ArgumentOutOfRangeException(nameof(starting), starting, "Unknown."),
    };

    private SourceOffsets AtRecords(Dictionary<PartitionId, long> records)
    {
        var starts = brokers.Starts(partitions);
        return SourceOffsets.Of(records.Select(r => KeyValuePair.Create(r.Key, new PartitionOffset(At(r.Key, r.Value, starts[r.Key].Record), 0))));
    }

    private long At(PartitionId partition, long record, long start)
    {
        var end = latest[partition].Record;
        return record switch
        {
            StartingOffsets.EarliestRecord => start,
            StartingOffsets.LatestRecord => end,
            _ when record >= start && record <= end => record,
            _ => throw StreamingException.ForUser(
                $"Partition {partition.Number} of the topic {partition.Topic} has the offsets {start} to {end - 1}; {record} is no place in it.",
                advice: $"Name a place from {start} to {end}; {StartingOffsets.EarliestRecord} is its first record, {StartingOffsets.LatestRecord} its end."),
        };
    }

    private SourceOffsets AtTimes(Dictionary<PartitionId, long> micros, bool latestWhenNone)
    {
        var found = brokers.AtTimes(micros);
        foreach (var partition in micros.Keys.Where(p => !found.TryGet(p, out _)))
        {
            found = latestWhenNone ? found.With(partition, latest[partition]) : throw StreamingException.ForUser(
                $"Partition {partition.Number} of the topic {partition.Topic} has no record at or after "
                + $"{DateTimeOffset.FromUnixTimeMilliseconds(micros[partition] / 1000):O}.",
                advice: "Choose an earlier time, or start at the end where there is none with --set startingOffsetsByTimestampStrategy=latest.");
        }

        return found;
    }

    /// <summary>A text may leave out the topic where there is just one (consume does); every partition must be named, and no other.</summary>
    private Dictionary<PartitionId, long> Named(IReadOnlyDictionary<PartitionId, long> values)
    {
        var only = partitions.Select(p => p.Topic).Distinct().Take(2).ToList() is [var topic] ? topic : null;
        var named = values.ToDictionary(v => v.Key with { Topic = v.Key.Topic ?? only }, v => v.Value);
        if (named.Keys.Except(partitions).ToList() is [var unknown, ..])
        {
            throw StreamingException.ForUser(
                $"The offsets name partition {unknown.Number} of the topic {unknown.Topic}, and the source {name} has none such.",
                advice: $"It has: {string.Join(", ", partitions)}.");
        }

        return partitions.Except(named.Keys).ToList() is [var missing, ..]
            ? throw StreamingException.ForUser(
                $"The offsets do not name partition {missing.Number} of the topic {missing.Topic}.",
                advice: $"Name every partition; {StartingOffsets.EarliestRecord} is its first record, {StartingOffsets.LatestRecord} its end.")
            : named;
    }
}
