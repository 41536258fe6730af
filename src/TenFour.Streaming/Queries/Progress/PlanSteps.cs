using TenFour.Streaming.Operators.Metering;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;

namespace TenFour.Streaming.Queries.Progress;

/// <summary>Numbers the steps of a plan: the sinks are 0, then come the nodes from the result to the streams, left before right.</summary>
internal static class PlanSteps
{
    private const int Sinks = 0;

    public static IReadOnlyList<PlanStep> Of(PhysicalPlan plan)
    {
        var steps = new List<PlanStep> { new(Sinks, [Sinks + 1], "Sink", "Sink") };
        Add(plan.Logical, steps);
        return steps;
    }

    /// <summary>What the steps did in the batch that has just run.</summary>
    public static IReadOnlyList<OperatorProgress> Measure(PhysicalPlan plan, long outputRows, TimeProvider time) =>
    [
        new(Sinks, outputRows, Millis(plan.Meters.Sink, time)),
        .. plan.Logical.Walk().Select((node, i) => plan.Meters.Find(node) is { } meter
            ? new OperatorProgress(i + 1, meter.GaveTable ? null : meter.Rows, Millis(meter, time))
            : new OperatorProgress(i + 1, null, 0)),
    ];

    private static double Millis(NodeMeter meter, TimeProvider time) => time.GetElapsedTime(0, meter.Ticks).TotalMilliseconds;

    private static int Add(LogicalPlan node, List<PlanStep> steps)
    {
        var number = steps.Count;
        steps.Add(null!);
        steps[number] = new PlanStep(number, [.. node.Inputs.Select(i => Add(i, steps))], node.GetType().Name, node.Describe());
        return number;
    }
}
