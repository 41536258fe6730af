using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Tests.Operators;

/// <summary>What Spark does with GROUP BY window, kind: each row is put into each of its windows, one by one.</summary>
internal sealed class WindowOracle(WindowSpec spec, OutputMode mode, bool hasWatermark)
{
    private readonly Dictionary<(string Kind, long Start), (long Count, long? Sum)> state = [];
    private long lateWatermark;

    public (long Total, long Updated, long Removed, long Dropped) Figures { get; private set; }

    public (long Late, long Filtered) Records { get; private set; }

    public List<string> Run(IReadOnlyList<Call> calls, long watermark)
    {
        var evicts = hasWatermark && mode != OutputMode.Complete;
        var touched = new HashSet<(string, long)>();
        var late = new HashSet<(string, long)>();
        var lateRecords = 0;
        foreach (var call in calls.Where(IsInWindows))
        {
            var keys = Windows(call.Time!.Value).Select(s => (call.Kind ?? "null", s)).ToList();
            var accepted = keys.Where(k => !evicts || k.s + spec.SizeMicros > lateWatermark).ToList();
            late.UnionWith(keys.Except(accepted));
            lateRecords += accepted.Count == 0 ? 1 : 0;
            foreach (var key in accepted)
            {
                touched.Add(key);
                var (count, sum) = state.GetValueOrDefault(key);
                state[key] = (count + 1, call.Value is { } value ? (sum ?? 0) + value : sum);
            }
        }

        var rows = mode switch
        {
            OutputMode.Update => touched.Select(Row).ToList(),
            OutputMode.Complete => state.Keys.Select(Row).ToList(),
            _ => [],
        };
        var leaving = state.Keys.Where(k => evicts && k.Start + spec.SizeMicros <= watermark).ToList();
        if (mode == OutputMode.Append)
        {
            rows = leaving.Select(Row).ToList();
        }

        leaving.ForEach(k => state.Remove(k));
        lateWatermark = watermark;
        Figures = (state.Count, touched.Count, leaving.Count, late.Count);
        Records = (lateRecords, calls.Count(c => !IsInWindows(c)));
        return rows;
    }

    private string Row((string Kind, long Start) key)
    {
        var (count, sum) = state[key];
        return $"{(key.Kind == "null" ? "null" : $"'{key.Kind}'")}|({key.Start},{key.Start + spec.SizeMicros})|{count}|{(sum is null ? "null" : sum)}";
    }

    private bool IsInWindows(Call call) => call.Time is { } time && spec.Holds(time);

    private IEnumerable<long> Windows(long time)
    {
        var first = time - spec.SizeMicros - spec.SlideMicros;
        for (var start = time + spec.SlideMicros - ((time + spec.SlideMicros - spec.StartMicros) % spec.SlideMicros); start >= first; start -= spec.SlideMicros)
        {
            if (start <= time && time < start + spec.SizeMicros)
            {
                yield return start;
            }
        }
    }
}
