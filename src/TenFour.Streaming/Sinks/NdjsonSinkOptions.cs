namespace TenFour.Streaming.Sinks;

/// <summary>How an <c>ndjson:</c> folder is written.</summary>
/// <param name="Folder">Where the files go.</param>
public sealed record NdjsonSinkOptions(string Folder)
{
    /// <summary>Keep the files of older batches in complete mode.</summary>
    public bool KeepsAll { get; init; }
}
