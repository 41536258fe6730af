namespace TenFour.Streaming.Sources;

/// <summary>One header of a record.</summary>
/// <param name="Value">Its bytes; null where it has none.</param>
public readonly record struct RecordHeader(string Key, byte[]? Value);
