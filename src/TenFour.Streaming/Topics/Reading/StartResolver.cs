using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>Finds the places where a new query starts.</summary>
internal sealed class StartResolver(string topic, IReadOnlyDictionary<int, IPartition> partitions, SourceOffsets latest)
{
    public SourceOffsets Resolve(StartingOffsets starting) => starting switch
    {
        StartingOffsets.AtEarliest => Each((_, _) => PartitionOffset.Start),
        StartingOffsets.AtLatest => latest,
        StartingOffsets.AtRecords at => AtEach(at.Partitions, AtRecord),
        StartingOffsets.AtTime at => Each((number, end) => AtTime(at.Micros, at.LatestWhenNone, number, end)),
        StartingOffsets.AtTimes at => AtEach(at.Micros, (number, micros, end) => AtTime(micros, at.LatestWhenNone, number, end)),
        _ => throw new ArgumentOutOfRangeException(nameof(starting), starting, "Unknown."),
    };

    private SourceOffsets AtEach(IReadOnlyDictionary<PartitionId, long> named, Func<int, long, PartitionOffset, PartitionOffset> place)
    {
        if (named.Keys.FirstOrDefault(p => p.Topic is not null && p.Topic != topic) is { Topic: { } other })
        {
            throw StartingOffsetsJson.OtherTopic(other, topic);
        }

        var numbers = named.ToDictionary(p => p.Key.Number, p => p.Value);
        if (numbers.Keys.FirstOrDefault(number => !partitions.ContainsKey(number), -1) is var unknown and >= 0)
        {
            throw StreamingException.ForUser(
                $"The topic {topic} has no partition {unknown}.", advice: $"It has the partitions {string.Join(", ", latest.Partitions)}.");
        }

        return Each((number, end) => numbers.TryGetValue(number, out var value)
            ? place(number, value, end)
            : throw StreamingException.ForUser(
                $"The starting offsets do not name partition {number} of the topic {topic}.",
                advice: $"Name every partition; {StartingOffsets.EarliestRecord} is its first record, {StartingOffsets.LatestRecord} its end."));
    }

    private PartitionOffset AtRecord(int number, long record, PartitionOffset end) => record switch
    {
        StartingOffsets.EarliestRecord => PartitionOffset.Start,
        StartingOffsets.LatestRecord => end,
        _ when record >= 0 && record <= end.Record => partitions[number].Locate(record, PartitionOffset.Start),
        _ => throw StreamingException.ForUser(
            $"Partition {number} of the topic {topic} has the records 0 to {end.Record - 1}; it cannot start at {record}.",
            advice: $"Start at {end.Record} at most."),
    };

    private PartitionOffset AtTime(long micros, bool latestWhenNone, int number, PartitionOffset end) =>
        partitions[number].LocateTime(micros)
        ?? (latestWhenNone
            ? end
            : throw StreamingException.ForUser(
                $"Partition {number} of the topic {topic} has no record that was appended at or after {EpochTime.ToTime(micros):O}.",
                advice: "Choose an earlier time, or start at the end where there is none with startingOffsetsByTimestampStrategy=latest."));

    private SourceOffsets Each(Func<int, PartitionOffset, PartitionOffset> place)
    {
        var offsets = SourceOffsets.Empty;
        foreach (var (partition, end) in latest)
        {
            offsets = offsets.With(partition, place(partition.Number, end));
        }

        return offsets;
    }
}
