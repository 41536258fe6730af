namespace TenFour.Calls.Feeds.Files;

/// <summary>How a <see cref="FileFeed"/> reads.</summary>
public sealed record FileFeedOptions
{
    /// <summary>The longest record in bytes, white space included; a longer one is refused.</summary>
    /// <value>64 MB. It bounds the memory of the feed to about twice this.</value>
    public int MaxRecordBytes { get; init; } = 64 * 1024 * 1024;
}
