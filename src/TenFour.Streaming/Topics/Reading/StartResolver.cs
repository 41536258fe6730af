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
        StartingOffsets.AtRecords at => AtRecords(at.Partitions),
        StartingOffsets.AtTime at => Each((number, end) => AtTime(at, number, end)),
        _ => throw new ArgumentOutOfRangeException(nameof(starting), starting, "Unknown."),
    };

    private SourceOffsets AtRecords(IReadOnlyDictionary<int, long> records)
    {
        if (records.Keys.FirstOrDefault(number => !partitions.ContainsKey(number), -1) is var unknown and >= 0)
        {
            throw StreamingException.ForUser(
                $"The topic {topic} has no partition {unknown}.", advice: $"It has the partitions {string.Join(", ", latest.Partitions)}.");
        }

        return Each((number, end) => records.TryGetValue(number, out var record)
            ? AtRecord(number, record, end)
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

    private PartitionOffset AtTime(StartingOffsets.AtTime at, int number, PartitionOffset end) =>
        partitions[number].LocateTime(at.Micros)
        ?? (at.LatestWhenNone
            ? end
            : throw StreamingException.ForUser(
                $"Partition {number} of the topic {topic} has no record that was appended at or after {EpochTime.ToTime(at.Micros):O}.",
                advice: "Choose an earlier time, or start at the end where there is none with startingOffsetsByTimestampStrategy=latest."));

    private SourceOffsets Each(Func<int, PartitionOffset, PartitionOffset> place)
    {
        var offsets = SourceOffsets.Empty;
        foreach (var (number, end) in latest)
        {
            offsets = offsets.With(number, place(number, end));
        }

        return offsets;
    }
}
