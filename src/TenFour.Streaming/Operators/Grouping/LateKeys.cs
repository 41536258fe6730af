using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The different late keys of one batch: rows are combined by key before Spark's operator counts those that it drops.</summary>
internal sealed class LateKeys(int width)
{
    private KeyTable? keys;

    public int Count => keys?.Count ?? 0;

    public KeyTable Table => keys ??= new KeyTable(width);

    public void Add(ReadOnlySpan<ulong> key) => Table.FindOrAdd(key, out _);

    public void Clear() => keys = Count > 0 ? null : keys;
}
