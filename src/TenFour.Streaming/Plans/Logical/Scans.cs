namespace TenFour.Streaming.Plans.Logical;

/// <summary>The records of a stream, decoded; hidden columns tell where each came from.</summary>
/// <param name="Source">The name that the statistic uses: <c>calls</c>.</param>
public sealed record StreamScan(string Source, IReadOnlyList<PlanColumn> Fields) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns => Fields;

    public override IReadOnlyList<LogicalPlan> Inputs => [];

    public override string Describe() => $"Stream {Source}";
}

/// <summary>A static table, read once at the start of the query.</summary>
public sealed record TableScan(StaticTable Table) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = [.. Table.Schema.Fields.Select(f => new PlanColumn(f.Name, f.Type, f.Nullable))];

    public override IReadOnlyList<LogicalPlan> Inputs => [];

    public override string Describe() => $"Table {Table.Name}";
}
