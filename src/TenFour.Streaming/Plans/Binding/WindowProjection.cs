using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Makes <c>window(...)</c> in a SELECT without aggregation a node of its own below the projection.</summary>
internal static class WindowProjection
{
    public static (LogicalPlan Plan, Func<Expression, Expression> Rewrite) Apply(LogicalPlan plan, IEnumerable<Expression> expressions)
    {
        var windows = expressions.SelectMany(e => e.Walk()).Where(e => e is TimeWindow or SessionWindow).ToList();
        if (windows.Count == 0)
        {
            return (plan, e => e);
        }

        if (windows[0] is SessionWindow session)
        {
            throw BindingErrors.Unsupported("session_window outside GROUP BY", session.Span, "Group by it.");
        }

        if (windows.Any(w => !SameExpression.Test(w, windows[0])))
        {
            throw OneWindowOnly(windows[1].Span);
        }

        var window = (TimeWindow)windows[0];
        var column = new PlanColumn("window", window.Type, window.Nullable, EventTime.DelayOf(window, plan.Columns));
        var expanded = new WindowExpand(plan, window.Time, window.Spec, column) { Span = window.Span };
        var reference = RelationBinder.Reference(column, plan.Columns.Count);
        return (expanded, expression => expression.Transform(e => e is TimeWindow ? reference : e));
    }

    public static StatisticException OneWindowOnly(TextSpan span) => new(
        "Multiple time/session window expressions would result in a cartesian product of rows, therefore they are currently not supported.",
        span,
        "MULTI_TIME_WINDOW_EXPRESSIONS_NOT_SUPPORTED",
        "Use one window in one SELECT; put the other into a subquery.");
}
