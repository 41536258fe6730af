namespace TenFour.Streaming.Columns;

/// <summary>Where a record is in its topic.</summary>
/// <param name="Source">The source's name; of a source of several topics, the topic.</param>
/// <param name="Record">Its offset.</param>
public readonly record struct RecordPlace(string Source, int Partition, long Record);
