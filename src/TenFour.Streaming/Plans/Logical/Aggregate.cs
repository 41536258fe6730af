using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>
/// GROUP BY. Gives the keys in order, then the aggregate values. At most one key is made by <c>window</c> or <c>session_window</c>.
/// </summary>
/// <param name="Keys">The key expressions over the input; at <see cref="WindowGrouping.KeyIndex"/> stands the time expression.</param>
/// <param name="Window">The key that is a window, or null.</param>
/// <param name="Columns">The keys' columns, then the calls'.</param>
public sealed record Aggregate(
    LogicalPlan Input,
    IReadOnlyList<Expression> Keys,
    WindowGrouping? Window,
    IReadOnlyList<AggregateCall> Calls,
    IReadOnlyList<PlanColumn> Columns) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    /// <summary>The keys but the window.</summary>
    public IReadOnlyList<Expression> PlainKeys => [.. Keys.Where((_, i) => i != Window?.KeyIndex)];

    /// <summary>The key that carries event time, or -1.</summary>
    public int EventTimeKeyIndex => Columns.Take(Keys.Count).ToList().FindIndex(c => c.HasEventTime);

    public override string Describe()
    {
        var keys = Keys.Select((k, i) => i == Window?.KeyIndex ? Window.Describe(k) : k.ToSql());
        return $"Aggregate {string.Join(", ", Calls.Select(c => c.ToSql()))} by {(Keys.Count == 0 ? "nothing" : string.Join(", ", keys))}";
    }
}

/// <summary>The key of an aggregation that is a window of time.</summary>
/// <param name="Spec">Set for <c>window</c>.</param>
/// <param name="SessionGap">Set for <c>session_window</c>: an interval or its text, per row.</param>
public sealed record WindowGrouping(int KeyIndex, WindowSpec? Spec, Expression? SessionGap)
{
    internal string Describe(Expression time) => Spec is null
        ? $"session_window({time.ToSql()}, {SessionGap!.ToSql()})"
        : $"window({time.ToSql()}, {TimeSpan.FromMicroseconds(Spec.SizeMicros)}, {TimeSpan.FromMicroseconds(Spec.SlideMicros)})";
}
