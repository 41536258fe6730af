namespace TenFour.Dashboard.Topics;

/// <summary>A record as it is shown.</summary>
/// <param name="Key">Its key as text; null where it has none.</param>
/// <param name="Headers">Its headers, in their order; a name may come twice.</param>
/// <param name="Value">The first <see cref="MostBytes"/> of its value as text; null where it has none.</param>
/// <param name="Bytes">The length of the whole value.</param>
public sealed record TopicRecord(
    int Partition, long Offset, DateTimeOffset? Timestamp, string? Key, IReadOnlyList<KeyValuePair<string, string?>> Headers, string? Value, long Bytes)
{
    /// <summary>More of a value is not sent to a browser.</summary>
    public const int MostBytes = 1 << 16;

    public bool IsCut => Bytes > MostBytes;
}
