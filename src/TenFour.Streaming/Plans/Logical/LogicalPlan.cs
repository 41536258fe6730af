using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>
/// A node of the bound plan: what a statistic means, typed, every column resolved to its place in the input. The embedded engine and the
/// Spark side both read it.
/// </summary>
public abstract record LogicalPlan
{
    public abstract IReadOnlyList<PlanColumn> Columns { get; }

    public abstract IReadOnlyList<LogicalPlan> Inputs { get; }

    /// <summary>One line for the plan that <c>check</c> prints.</summary>
    public abstract string Describe();

    public TextSpan Span { get; init; } = TextSpan.None;

    /// <summary>True where any input is a stream.</summary>
    public bool IsStreaming => this is StreamScan || Inputs.Any(i => i.IsStreaming);

    public Schema Schema => new([.. Columns.Select(c => c.ToField())]);

    /// <summary>This node and all below it, top-down.</summary>
    public IEnumerable<LogicalPlan> Walk() => Inputs.SelectMany(i => i.Walk()).Prepend(this);
}
