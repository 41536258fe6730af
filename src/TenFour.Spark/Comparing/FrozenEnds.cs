using TenFour.Streaming.Sources;

namespace TenFour.Spark.Comparing;

/// <summary>
/// Where the embedded engine stops reading each stream. Spark's streaming queries take no end: a query with the trigger available-now finds out
/// the ends itself when it starts. So Spark runs first, and what it took as the ends is frozen here.
/// </summary>
public sealed class FrozenEnds
{
    private readonly Dictionary<string, SourceOffsets> _ends = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The source of a stream, which ends at the frozen place once there is one.</summary>
    public Func<ISource> Freeze(string stream, Func<ISource> open) =>
        () => _ends.TryGetValue(stream, out var end) ? new FrozenSource(open(), end) : open();

    internal void Set(string stream, SourceOffsets end) => _ends[stream] = end;
}
