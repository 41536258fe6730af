using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Rebuilds plan nodes over other inputs of the same columns.</summary>
internal static class PlanRewrite
{
    public static LogicalPlan WithInputs(LogicalPlan node, IReadOnlyList<LogicalPlan> inputs) => node switch
    {
        _ when node.Inputs.Zip(inputs).All(p => ReferenceEquals(p.First, p.Second)) => node,
        Project n => n with { Input = inputs[0] },
        Filter n => n with { Input = inputs[0] },
        Watermark n => n with { Input = inputs[0] },
        Deduplicate n => n with { Input = inputs[0] },
        WindowExpand n => n with { Input = inputs[0] },
        Aggregate n => n with { Input = inputs[0] },
        GroupingSets n => n with { Input = inputs[0] },
        Sort n => n with { Input = inputs[0] },
        Limit n => n with { Input = inputs[0] },
        Join n => n with { Left = inputs[0], Right = inputs[1] },
        Union n => n with { Sides = inputs },
        _ => throw new InvalidOperationException($"no inputs in {node.GetType().Name}"),
    };
}
