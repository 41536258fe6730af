using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Lint;

/// <summary>Says what state a query keeps, and when it leaves.</summary>
public static class StateNotes
{
    /// <summary>From the sink to the streams, as the progress reports list the operators.</summary>
    public static IReadOnlyList<StateNote> Of(LogicalPlan plan, OutputMode mode) =>
        [.. plan.Walk().Where(n => n.IsStreaming).Select(n => NoteOf(n, mode)).OfType<StateNote>()];

    private static StateNote? NoteOf(LogicalPlan node, OutputMode mode) => node switch
    {
        Aggregate a => OfAggregate(a, mode),
        Deduplicate d => OfDeduplicate(d),
        Join { Left.IsStreaming: true, Right.IsStreaming: true } j => JoinStateNote.Of(j),
        Limit l when mode == OutputMode.Append => new StateNote(l.Describe(), "how many rows have been given", null),
        _ => null,
    };

    private static StateNote OfAggregate(Aggregate node, OutputMode mode)
    {
        var keys = node.Keys.Count == 0 ? "one row" : $"one row for each {string.Join(", ", node.Columns.Take(node.Keys.Count).Select(c => c.Name))}";
        if (node.Window?.Spec is { IsTumbling: false } spec)
        {
            keys += $", kept as panes of {Duration(spec.PaneMicros)} (a window is put together from {spec.SizeMicros / spec.PaneMicros:N0} of them)";
        }

        return new StateNote(node.Describe(), keys, LeavesOf(node, mode));
    }

    private static string? LeavesOf(Aggregate node, OutputMode mode)
    {
        if (mode == OutputMode.Complete || node.EventTimeKeyIndex < 0)
        {
            return null;
        }

        var column = node.Columns[node.EventTimeKeyIndex];
        var delay = Duration(column.EventTimeDelayMillis!.Value * 1000);
        var what = column.Type is Types.StructType ? $"the end of its {column.Name}" : $"its {column.Name}";
        return mode == OutputMode.Append
            ? $"a row leaves, and is given to the sink, when the newest event time is {delay} past {what}"
            : $"a row leaves when the newest event time is {delay} past {what}";
    }

    private static StateNote OfDeduplicate(Deduplicate node)
    {
        var keys = string.Join(", ", node.KeyIndexes.Select(i => node.Columns[i].Name));
        var time = node.WithinWatermark
            ? node.Columns.FirstOrDefault(c => c.HasEventTime)
            : node.KeyIndexes.Select(i => node.Columns[i]).FirstOrDefault(c => c.HasEventTime);
        var leaves = time is null ? null
            : node.WithinWatermark ? $"a key leaves when the watermark is {Duration(time.EventTimeDelayMillis!.Value * 1000)} past its first {time.Name}"
            : $"a key leaves when the newest event time is {Duration(time.EventTimeDelayMillis!.Value * 1000)} past its {time.Name}";
        return new StateNote(node.Describe(), $"each {keys} seen", leaves);
    }

    internal static string Duration(long micros)
    {
        var span = TimeSpan.FromMicroseconds(micros);
        (int Count, string Unit)[] parts = [(span.Days, "day"), (span.Hours, "hour"), (span.Minutes, "minute"), (span.Seconds, "second")];
        var text = string.Join(" ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Unit}{(p.Count == 1 ? "" : "s")}"));
        return text.Length > 0 ? text : $"{span.TotalMilliseconds} ms";
    }
}
