namespace TenFour.Streaming.Columns;

/// <summary>Where a record is in its topic.</summary>
/// <param name="Record">Its offset.</param>
public readonly record struct RecordPlace(int Partition, long Record);
