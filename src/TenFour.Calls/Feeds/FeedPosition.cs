using System.Text.Json;
using System.Text.Json.Serialization;

namespace TenFour.Calls.Feeds;

/// <summary>
/// A place between two records of a feed. It is committed with the records, so that a feed that was stopped goes on there.
/// Each kind of feed uses the numbers it needs and leaves the others at 0.
/// </summary>
public readonly record struct FeedPosition()
{
    public static readonly FeedPosition Start = new();

    /// <summary>Records given since the start of the feed, over all passes.</summary>
    public long Records { get; init; }

    /// <summary>The pass over the input, from 0.</summary>
    public int Pass { get; init; }

    /// <summary>Records given in this pass.</summary>
    public long RecordsInPass { get; init; }

    /// <summary>Bytes of the unpacked input before the place.</summary>
    public long Offset { get; init; }

    /// <summary>Newlines before the place.</summary>
    public long Lines { get; init; }

    /// <summary>The first day with a call that the first pass has seen, as a day number (0 is 0001-01-01), or -1.</summary>
    public int FirstDay { get; init; } = -1;

    /// <summary>The last day with a call that the first pass has seen, or -1.</summary>
    public int LastDay { get; init; } = -1;

    /// <summary>Whether no record of the pass follows.</summary>
    public bool EndOfPass { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, FeedPositionJson.Default.FeedPosition);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no position.</exception>
    public static FeedPosition FromJson(string json) =>
        JsonSerializer.Deserialize(json, FeedPositionJson.Default.FeedPosition);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FeedPosition))]
internal sealed partial class FeedPositionJson : JsonSerializerContext;
