using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>A plan under construction: something that gives rows, and can be continued by a stage or an operator.</summary>
internal abstract class Pipe
{
    /// <summary>The input whose workers still can take on stages, or -1.</summary>
    public virtual int Input => -1;

    /// <summary>Adds a stage: the workers run it where they can, else an operator.</summary>
    public abstract void Through(Stage stage);

    public abstract void Into(Operator next);

    /// <summary>Rows that come straight from a stream: stages run on the workers.</summary>
    internal sealed class FromStream(int input, Action<IReadOnlyList<Stage>, Operator> connect) : Pipe
    {
        private readonly List<Stage> _stages = [];

        public override int Input => input;

        public override void Through(Stage stage) => _stages.Add(stage);

        public override void Into(Operator next) => connect(_stages, next);
    }

    /// <summary>Rows that an operator emits: stages run in the serial part.</summary>
    internal sealed class FromOperator(Operator last) : Pipe
    {
        private Operator _last = last;

        public override void Through(Stage stage) => Into(new StageOperator(stage));

        public override void Into(Operator next)
        {
            _last.Next = next;
            _last = next;
        }
    }
}
