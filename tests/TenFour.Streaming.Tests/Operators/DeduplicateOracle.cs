namespace TenFour.Streaming.Tests.Operators;

/// <summary>What Spark does with dropDuplicates over kind, time or both, and with dropDuplicatesWithinWatermark(kind), row by row.</summary>
/// <param name="forgets">The time carries a watermark.</param>
/// <param name="delay">The watermark's delay, for the last form.</param>
internal sealed class DeduplicateOracle(bool kindIsKey, bool timeIsKey, bool forgets, long? delay)
{
    private readonly Dictionary<(string? Kind, long? Time), long?> state = [];
    private long lateWatermark;

    public (long Total, long Updated, long Removed, long Late, long Duplicates) Figures { get; private set; }

    public List<string> Run(IReadOnlyList<Call> calls, long watermark)
    {
        var rows = new List<string>();
        var (late, duplicates) = (0, 0);
        foreach (var call in calls)
        {
            if ((forgets || delay is not null) && call.Time <= lateWatermark)
            {
                late++;
            }
            else if (state.TryAdd((kindIsKey ? call.Kind : null, timeIsKey ? call.Time : null), delay is null ? forgets ? call.Time : null : (call.Time ?? 0) + delay))
            {
                rows.Add($"{call.Time?.ToString() ?? "null"}|{(call.Kind is null ? "null" : $"'{call.Kind}'")}|{call.Value?.ToString() ?? "null"}");
            }
            else
            {
                duplicates++;
            }
        }

        var removed = state.Where(p => p.Value <= watermark).Select(p => p.Key).ToList();
        removed.ForEach(k => state.Remove(k));
        lateWatermark = watermark;
        Figures = (state.Count, rows.Count, removed.Count, late, duplicates);
        return rows;
    }
}
