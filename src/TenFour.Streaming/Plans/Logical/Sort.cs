using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>ORDER BY.</summary>
public sealed record Sort(LogicalPlan Input, IReadOnlyList<SortKey> Keys) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns => Input.Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => $"Sort by {string.Join(", ", Keys.Select(Describe))}";

    private static string Describe(SortKey key) => key.Expression.ToSql()
        + (key.Descending ? " DESC" : "")
        + (key.NullsFirst != key.Descending ? "" : key.NullsFirst ? " NULLS FIRST" : " NULLS LAST");
}
