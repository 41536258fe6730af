namespace TenFour.Streaming.Sinks;

/// <summary>How an <c>ndjson:</c> folder of large files is written.</summary>
/// <param name="Folder">Where the files go.</param>
/// <param name="RollBytes">A file that has so many bytes gets no more rows; at least 1.</param>
public sealed record RollingNdjsonSinkOptions(string Folder, long RollBytes);
