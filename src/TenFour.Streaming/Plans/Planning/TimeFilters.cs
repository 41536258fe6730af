using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// Writes down, below windows over a join, that rows without a time have no window: so the filter reaches the join's inputs, and such rows do
/// not fill its state.
/// </summary>
/// <remarks>Spark's <c>TimeWindowing</c> has the filter everywhere; elsewhere the operators drop these rows themselves.</remarks>
internal static class TimeFilters
{
    public static LogicalPlan Add(LogicalPlan node)
    {
        var rewritten = PlanRewrite.WithInputs(node, [.. node.Inputs.Select(Add)]);
        return rewritten switch
        {
            Aggregate { Window: { } window } a => a with { Input = NotNull(a.Input, a.Keys[window.KeyIndex]) },
            WindowExpand e => e with { Input = NotNull(e.Input, e.Time) },
            _ => rewritten,
        };
    }

    private static LogicalPlan NotNull(LogicalPlan input, Expression time) => time.Nullable && input.Walk().Any(IsStreamJoin)
        ? new Filter(input, new NullTest(time, negated: true)) { Span = time.Span }
        : input;

    private static bool IsStreamJoin(LogicalPlan node) => node is Join { Left.IsStreaming: true, Right.IsStreaming: true };
}
