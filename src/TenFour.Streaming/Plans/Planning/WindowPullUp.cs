using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// GROUP BY a window that a subquery made (<c>SELECT window(t, ...) AS w</c>): the aggregation takes over the window, so that rows are not
/// multiplied but kept in panes.
/// </summary>
internal static class WindowPullUp
{
    public static Aggregate Apply(Aggregate aggregate)
    {
        if (aggregate.Window is not null || aggregate.Input is not Project { Input: WindowExpand expand } project)
        {
            return aggregate;
        }

        var window = expand.Columns.Count - 1;
        var column = project.Expressions.ToList().FindIndex(e => e is ColumnReference c && c.Index == window);
        var key = aggregate.Keys.ToList().FindIndex(k => k is ColumnReference c && c.Index == column);
        if (column < 0 || key < 0 || Reads(project.Expressions.Where((_, i) => i != column), window) || Reads(Others(aggregate, key), column))
        {
            return aggregate;
        }

        var time = new PlanColumn(project.Columns[column].Name, expand.Time.Type, expand.Time.Nullable);
        var input = new Project(
            expand.Input,
            [.. project.Expressions.Select((e, i) => i == column ? expand.Time : e)],
            [.. project.Columns.Select((c, i) => i == column ? time : c)]);
        var keys = aggregate.Keys.Select((k, i) => i == key ? new ColumnReference(column, time.Name, time.Type, time.Nullable) : k);
        return aggregate with { Input = input, Keys = [.. keys], Window = new WindowGrouping(key, expand.Window, null) };
    }

    private static IEnumerable<Expression> Others(Aggregate aggregate, int key) => aggregate.Keys
        .Where((_, i) => i != key)
        .Concat(aggregate.Calls.SelectMany(c => c.Arguments))
        .Concat(aggregate.Calls.Select(c => c.Filter).OfType<Expression>());

    private static bool Reads(IEnumerable<Expression> expressions, int column) =>
        expressions.SelectMany(e => e.Walk()).Any(e => e is ColumnReference c && c.Index == column);
}
