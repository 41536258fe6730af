using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// Which expressions still are event time. As in Spark, only a plain column keeps the mark (under any name), and <c>window</c>,
/// <c>session_window</c> and <c>window_time</c> of a plain column; anything computed loses it.
/// </summary>
internal static class EventTime
{
    public static long? DelayOf(Expression expression, IReadOnlyList<PlanColumn> input) => expression switch
    {
        ColumnReference c => input[c.Index].EventTimeDelayMillis,
        Alias a => DelayOf(a.Child, input),
        WindowTime w => DelayOf(w.Children[0], input),
        TimeWindow w => DelayOf(w.Time, input),
        SessionWindow w => DelayOf(w.Time, input),
        _ => null,
    };
}
