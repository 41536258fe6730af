namespace TenFour.Streaming.Tests.Operators;

/// <summary>What Spark does with GROUP BY session_window, kind: all sessions of a key are sorted and merged again in every batch.</summary>
internal sealed class SessionOracle(OutputMode mode, bool hasWatermark)
{
    private Dictionary<string, List<Item>> state = [];
    private long lateWatermark;

    public (long Total, long Updated, long Removed, long Dropped) Figures { get; private set; }

    public (long Late, long Filtered) Records { get; private set; }

    /// <param name="gap">The gap in microseconds by call; not above 0 where the row is to vanish.</param>
    public List<string> Run(IReadOnlyList<Call> calls, Func<Call, long> gap, long watermark)
    {
        var evicts = hasWatermark && mode == OutputMode.Append;
        var timed = calls.Where(c => c.Time is not null && gap(c) > 0).ToList();
        var late = timed.Where(c => hasWatermark && c.Time + gap(c) <= lateWatermark).ToList();
        var (updated, removed) = (0, 0);
        foreach (var ofKind in timed.Except(late, ReferenceEqualityComparer.Instance).Cast<Call>().GroupBy(c => c.Kind ?? "null"))
        {
            var before = state.GetValueOrDefault(ofKind.Key, []);
            var merged = Merge(before.Concat(ofKind.Select(c => new Item(c.Time!.Value, c.Time.Value + gap(c), 1, c.Value ?? 0))));
            updated += merged.Count;
            removed += before.Count(b => merged.All(m => m.Start != b.Start));
            state[ofKind.Key] = merged;
        }

        var gone = state.SelectMany(p => p.Value.Where(i => evicts && i.End <= watermark).Select(i => Row(p.Key, i))).ToList();
        state = state.ToDictionary(p => p.Key, p => p.Value.Where(i => !evicts || i.End > watermark).ToList());
        lateWatermark = watermark;
        Figures = (
            state.Values.Sum(v => v.Count), updated, removed + gone.Count, late.Select(c => (c.Kind, c.Time, gap(c))).Distinct().Count());
        Records = (late.Count, calls.Count - timed.Count);
        return mode == OutputMode.Append ? gone : [.. state.SelectMany(p => p.Value.Select(i => Row(p.Key, i)))];
    }

    private static List<Item> Merge(IEnumerable<Item> items)
    {
        var merged = new List<Item>();
        foreach (var item in items.OrderBy(i => i.Start))
        {
            if (merged.Count > 0 && item.Start <= merged[^1].End)
            {
                var last = merged[^1];
                merged[^1] = new Item(last.Start, Math.Max(last.End, item.End), last.Count + item.Count, last.Sum + item.Sum);
            }
            else
            {
                merged.Add(item);
            }
        }

        return merged;
    }

    private static string Row(string kind, Item item) =>
        $"({item.Start},{item.End})|{(kind == "null" ? "null" : $"'{kind}'")}|{item.Count}|{item.Sum}";

    private sealed record Item(long Start, long End, long Count, long Sum);
}
