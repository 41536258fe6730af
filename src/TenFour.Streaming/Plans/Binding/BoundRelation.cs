using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>A plan and the names under which its columns can be addressed.</summary>
internal sealed record BoundRelation(LogicalPlan Plan, Scope Scope)
{
    /// <summary>A relation without qualifiers: the columns by their plain names.</summary>
    public static BoundRelation Of(LogicalPlan plan) => new(plan, Scope.Of(plan.Columns, null));
}
