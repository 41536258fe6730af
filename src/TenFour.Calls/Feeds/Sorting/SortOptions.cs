namespace TenFour.Calls.Feeds.Sorting;

/// <summary>How a <see cref="SortedFeed"/> sorts.</summary>
public sealed record SortOptions
{
    /// <summary>Bytes of records held in memory; what goes beyond is sorted on disk.</summary>
    /// <value>64 MB.</value>
    public int MaxMemoryBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Where the temporary file goes. It takes about the unpacked size of the input and leaves with the process, however that ends.
    /// </summary>
    /// <value>The system's folder for temporary files.</value>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();
}
