using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Nested;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Dashboard.Results;

/// <summary>Finds the columns that tell the rows of an aggregation apart: those of its groups.</summary>
internal static class ResultKey
{
    /// <summary>The columns, or null where the result is no aggregation, or does not show all that tells its groups apart.</summary>
    public static int[]? Of(LogicalPlan plan) => plan switch
    {
        Aggregate aggregate => [.. Enumerable.Range(0, aggregate.Keys.Count)],
        Filter or Sort or Limit => Of(plan.Inputs[0]),
        Project project when Of(project.Input) is { } below => Shown(project, below),
        _ => null,
    };

    private static int[]? Shown(Project project, int[] below)
    {
        var shown = Array.ConvertAll(below, key => project.Expressions.ToList().FindIndex(e => Shows(e, key)));
        return Array.TrueForAll(shown, i => i >= 0) ? shown : null;
    }

    /// <summary>A window is as good as its start: windows of one query are equally long, and sessions of a key never overlap.</summary>
    private static bool Shows(Expression expression, int key) => expression switch
    {
        Alias alias => Shows(alias.Child, key),
        ColumnReference column => column.Index == key,
        StructFieldAccess { Children: [ColumnReference window] } => window.Index == key,
        _ => false,
    };
}
