using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Plans.Lint;

/// <summary>Something about a statistic that its author may not have meant.</summary>
/// <param name="Span">The place in the statistic's text.</param>
public sealed record LintFinding(string Message, TextSpan Span);

/// <summary>Looks for what runs, but probably not as meant: state that never leaves, days that start at 16:00, rows that come late.</summary>
public static class StatisticLint
{
    private const long MicrosPerDay = 86_400_000_000;
    private const int BytesPerStateRow = 64;

    public static IReadOnlyList<LintFinding> Check(LogicalPlan plan, OutputMode mode, TimeZoneInfo timeZone)
    {
        var nodes = plan.Walk().Where(n => n.IsStreaming).ToList();
        return
        [
            .. nodes.OfType<Aggregate>().SelectMany(a => CheckAggregate(a, mode)),
            .. nodes.OfType<Deduplicate>().Where(NeverForgets).Select(d => new LintFinding(
                $"DISTINCT keeps every row it has seen for ever: {Growth(1)}. With WATERMARK inside it and the time among its columns, old rows leave.",
                d.Span)),
            .. nodes.OfType<Join>().Where(j => j.Left.IsStreaming && j.Right.IsStreaming).Select(j => (j, Sides: JoinStateNote.UnboundedSides(j)))
                .Where(p => p.Sides is not null).Select(p => new LintFinding(
                    $"The join keeps every row of {p.Sides} for ever. With WATERMARK on both streams and their times compared in ON both ways, as in "
                    + "b.time BETWEEN a.time AND a.time + INTERVAL 1 HOUR, old rows leave.",
                    p.j.Span)),
            .. nodes.SelectMany(Windows).Where(w => w.Spec.SizeMicros % MicrosPerDay == 0 && timeZone.BaseUtcOffset != TimeSpan.Zero).Select(w => new LintFinding(
                $"Windows of whole days start at midnight UTC, which is {LocalMidnight(timeZone)} here. Group by to_date(time) for local days.", w.Span)),
        ];
    }

    private static IEnumerable<LintFinding> CheckAggregate(Aggregate node, OutputMode mode)
    {
        var spec = node.Window?.Spec;
        var windows = spec is null ? 1 : spec.SizeMicros / spec.SlideMicros;
        if (mode == OutputMode.Complete && node.Input.Columns.Any(c => c.HasEventTime))
        {
            yield return new(
                $"Complete mode never evicts: the watermark has no effect, and every group stays. {Estimate(windows)} "
                + "Append mode gives each window once, when it is over, and forgets it.",
                node.Span);
        }
        else if (mode == OutputMode.Complete && spec is not null)
        {
            yield return new($"Complete mode keeps every window for ever. {Estimate(windows)}", node.Span);
        }
        else if (mode == OutputMode.Update && node.EventTimeKeyIndex < 0)
        {
            yield return new("No key has a watermark, so every group stays for ever.", node.Span);
        }

        if (mode == OutputMode.Append && spec is { IsTumbling: true, SizeMicros: >= MicrosPerDay / 2 })
        {
            yield return new(
                $"In append mode a row appears only when its window of {StateNotes.Duration(spec.SizeMicros)} is over. Update mode shows it at once.", node.Span);
        }
    }

    private static string Estimate(long windows) => windows > 1
        ? $"A million records add up to a million panes ({Growth(1)}), and {windows:N0} million windows to the result."
        : $"A million records add up to a million groups ({Growth(1)}).";

    private static string Growth(int millions) => $"up to about {millions * BytesPerStateRow} MB for each million records that differ";

    private static bool NeverForgets(Deduplicate node) =>
        !node.WithinWatermark && !node.KeyIndexes.Any(i => node.Columns[i].HasEventTime);

    private static IEnumerable<(WindowSpec Spec, TextSpan Span)> Windows(LogicalPlan node) => node switch
    {
        Aggregate { Window.Spec: { } spec } a => [(spec, a.Span)],
        WindowExpand e => [(e.Window, e.Span)],
        _ => [],
    };

    private static string LocalMidnight(TimeZoneInfo timeZone)
    {
        var hour = (24 + timeZone.BaseUtcOffset.Hours) % 24;
        return timeZone.SupportsDaylightSavingTime ? $"{hour:00}:00 or {(hour + 1) % 24:00}:00" : $"{hour:00}:00";
    }
}
