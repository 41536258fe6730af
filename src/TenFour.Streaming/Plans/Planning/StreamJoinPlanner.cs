using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Plans joins of two streams.</summary>
internal static class StreamJoinPlanner
{
    public static Pipe Build(Join join, PhysicalPlanner planner) =>
        throw Binding.BindingErrors.Unsupported("A join of two streams", join.Span, "Join a stream with a static table.");
}
