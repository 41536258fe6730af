using System.Collections.Immutable;

namespace TenFour.Streaming.Sources;

/// <summary>
/// The next record to read in every partition of one source: an immutable map from partition (<see cref="PartitionId"/>) to <see cref="PartitionOffset"/>, ordered by
/// partition, equal by content. A partition that is not in it has not been seen yet; it starts at its first record (Spark's rule).
/// </summary>
public sealed class SourceOffsets : IEquatable<SourceOffsets>
{
    public static readonly SourceOffsets Empty = new(ImmutableSortedDictionary<PartitionId, PartitionOffset>.Empty.WithComparers(PartitionId.Order));

    private readonly ImmutableSortedDictionary<PartitionId, PartitionOffset> _partitions;

    private SourceOffsets(ImmutableSortedDictionary<PartitionId, PartitionOffset> partitions)
    {
        _partitions = partitions;
    }

    /// <summary>The number of partitions.</summary>
    public int Count => _partitions.Count;

    public IEnumerable<PartitionId> Partitions => _partitions.Keys;

    /// <summary>The place in a partition; the start of the partition where it is not known.</summary>
    public PartitionOffset this[PartitionId partition] => _partitions.GetValueOrDefault(partition);

    public static SourceOffsets Of(IEnumerable<KeyValuePair<PartitionId, PartitionOffset>> partitions) =>
        new(partitions.ToImmutableSortedDictionary(PartitionId.Order));

    /// <summary>One partition, numbered 0.</summary>
    public static SourceOffsets Of(PartitionOffset only) => Empty.With(0, only);

    public bool TryGet(PartitionId partition, out PartitionOffset offset) => _partitions.TryGetValue(partition, out offset);

    public SourceOffsets With(PartitionId partition, PartitionOffset offset) => new(_partitions.SetItem(partition, offset));

    /// <summary>
    /// The form of checkpoints. Of a file topic both numbers: <c>{"0":{"record":123,"byte":45678}}</c>, without the record
    /// where it has not been counted; where partitions name their topics,
    /// Spark's: <c>{"calls":{"0":123}}</c>.
    /// </summary>
    public string ToJson() => SourceOffsetsJson.Write(this);

    /// <summary>Reads <see cref="ToJson"/>'s form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static SourceOffsets FromJson(string json) => SourceOffsetsJson.Read(json);

    /// <summary>The form of Spark's progress reports: <c>{"calls":{"0":123}}</c>.</summary>
    /// <param name="topic">The topic of the partitions that name none.</param>
    public string ToSparkJson(string topic) => SourceOffsetsJson.WriteSpark(this, topic);

    public bool Equals(SourceOffsets? other) => other is not null && _partitions.SequenceEqual(other._partitions);

    public override bool Equals(object? obj) => Equals(obj as SourceOffsets);

    public override int GetHashCode() => _partitions.Aggregate(0, (hash, p) => HashCode.Combine(hash, p.Key, p.Value));

    public ImmutableSortedDictionary<PartitionId, PartitionOffset>.Enumerator GetEnumerator() => _partitions.GetEnumerator();

    public override string ToString() => ToJson();
}
