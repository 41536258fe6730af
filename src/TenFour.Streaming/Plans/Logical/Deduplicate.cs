namespace TenFour.Streaming.Plans.Logical;

/// <summary>SELECT DISTINCT and DEDUPLICATE BY: the first row of each key.</summary>
public sealed record Deduplicate(LogicalPlan Input, IReadOnlyList<int> KeyIndexes, bool WithinWatermark) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns => Input.Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() =>
        $"Deduplicate by {string.Join(", ", KeyIndexes.Select(i => Input.Columns[i].Name))}{(WithinWatermark ? " within watermark" : "")}";
}
