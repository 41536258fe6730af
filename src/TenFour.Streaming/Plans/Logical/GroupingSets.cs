using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>
/// ROLLUP, CUBE and GROUPING SETS: each row once a set, with the keys outside the set null. Gives the input's columns, then the keys, then
/// <c>spark_grouping_id</c> (BIGINT: a set bit for each key that is left out, the first key highest).
/// </summary>
/// <param name="Sets">Per set, which keys are in it.</param>
public sealed record GroupingSets(
    LogicalPlan Input,
    IReadOnlyList<Expression> Keys,
    IReadOnlyList<IReadOnlyList<bool>> Sets,
    IReadOnlyList<PlanColumn> Columns) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => $"Grouping sets: {Sets.Count} of {string.Join(", ", Keys.Select(k => k.ToSql()))}";
}
