using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Metering;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>The meters of a plan: one a node, and one for the sinks behind it.</summary>
internal sealed class PlanMeters
{
    private readonly Dictionary<LogicalPlan, NodeMeter> _meters = new(ReferenceEqualityComparer.Instance);

    public NodeMeter Sink { get; } = new();

    public NodeMeter this[LogicalPlan node] => _meters.TryGetValue(node, out var meter) ? meter : _meters[node] = new NodeMeter();

    /// <summary>The meter of a node; null for one that does nothing while batches run, such as a static table.</summary>
    public NodeMeter? Find(LogicalPlan node) => _meters.GetValueOrDefault(node);

    public void Clear()
    {
        Sink.Clear();
        foreach (var meter in _meters.Values)
        {
            meter.Clear();
        }
    }

    /// <summary>An edge from one node to the next one's operator.</summary>
    public static MeteredEdge Edge(Operator next, NodeMeter? giver, NodeMeter taker) => new(next.Output, giver, taker) { Next = next };
}
