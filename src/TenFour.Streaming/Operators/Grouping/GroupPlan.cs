using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>What an aggregation groups by and computes; see <see cref="AggregateOperator"/>.</summary>
internal sealed record GroupPlan(
    Schema Output,
    IReadOnlyList<Expression> Keys,
    WindowKey? Window,
    IReadOnlyList<AggregateCall> Aggregates,
    OutputMode Mode,
    EventTimeKey? EventTime)
{
    /// <summary>Nothing to group by: one group that is always there.</summary>
    public bool IsGlobal => Keys.Count == 0 && Window is null;

    /// <summary>Rows can be late and state leaves: there is a watermark on a key, and the mode heeds it.</summary>
    public bool Evicts => EventTime is not null && Mode != OutputMode.Complete;

    /// <summary>
    /// Windows are kept as panes, group by group in order of time, unless the watermark is on another key. Tumbling ones, whose panes they are,
    /// only where nothing leaves: for leaving, a place for each is better.
    /// </summary>
    public bool UsesPanes => Window is not null && (EventTime is null || EventTime.KeyIndex == Window.KeyIndex)
        && (!Window.Spec.IsTumbling || Mode == OutputMode.Complete);

    /// <summary>The rows that are counted are times that the DISTINCT before keeps; see <see cref="TimeGroups"/>.</summary>
    public bool CountsTimes { get; init; }

    public int KeyCount => Keys.Count + (Window is null ? 0 : 1);

    /// <summary>What decides whether a state fits: key types, windows and aggregates.</summary>
    public string Signature
    {
        get
        {
            var keys = string.Join(", ", Keys.Select(k => k.Type));
            var window = Window is null ? "" : $" window {Window.Spec.SizeMicros}/{Window.Spec.SlideMicros}/{Window.Spec.StartMicros} at {Window.KeyIndex}";
            var aggregates = string.Join(", ", Aggregates.Select(a => a.Signature));
            return $"keys ({keys}){window}{(Evicts ? $" watermark on {EventTime!.KeyIndex}" : "")} aggregates ({aggregates}){(CountsTimes ? " from times" : UsesPanes ? " in panes" : "")}";
        }
    }
}
