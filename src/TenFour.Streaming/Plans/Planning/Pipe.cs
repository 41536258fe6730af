using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Operators.Metering;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>A plan under construction: something that gives rows, and can be continued by a stage or an operator, each with its meter.</summary>
internal abstract class Pipe
{
    /// <summary>The input whose workers still can take on stages, or -1.</summary>
    public virtual int Input => -1;

    /// <summary>Adds a stage: the workers run it where they can, else an operator.</summary>
    public abstract void Through(Stage stage, NodeMeter meter);

    public abstract void Into(Operator next, NodeMeter meter);

    /// <summary>Rows that come straight from a stream: stages run on the workers.</summary>
    internal sealed class FromStream(int input, Action<IReadOnlyList<MeteredStage>, Operator> connect) : Pipe
    {
        private readonly List<MeteredStage> _stages = [];

        public override int Input => input;

        public override void Through(Stage stage, NodeMeter meter) => _stages.Add(new MeteredStage(stage, meter));

        /// <remarks>Lanes have edges of their own.</remarks>
        public override void Into(Operator next, NodeMeter meter) => connect(_stages, next is LaneOperator ? next : PlanMeters.Edge(next, null, meter));
    }

    /// <summary>Rows that an operator emits: stages run in the serial part.</summary>
    internal sealed class FromOperator(Operator last, NodeMeter meter) : Pipe
    {
        private Operator _last = last;
        private NodeMeter _meter = meter;

        public override void Through(Stage stage, NodeMeter meter) => Into(new StageOperator(stage), meter);

        public override void Into(Operator next, NodeMeter meter)
        {
            _last.Next = PlanMeters.Edge(next, _meter, meter);
            (_last, _meter) = (next, meter);
        }
    }
}
