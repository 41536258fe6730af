using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// UNION ALL: the rows of several inputs, in the order in which they come. The last operator of each input has one of <see cref="Inputs"/> as
/// its <see cref="Operator.Next"/>; within a batch the inputs may run one after the other or by turns.
/// </summary>
public sealed class UnionOperator : Operator
{
    private readonly List<(BatchContext Context, bool HasWatermark)> begun = [];
    private readonly IReadOnlyList<bool> hasWatermark;
    private int finished;

    /// <param name="output">The names and types of the result, which every input already has.</param>
    /// <param name="hasWatermark">Per input, whether it has a watermark.</param>
    public UnionOperator(Schema output, IReadOnlyList<bool> hasWatermark)
        : base(output)
    {
        this.hasWatermark = hasWatermark;
        Inputs = [.. hasWatermark.Select(_ => new Input(this))];
    }

    /// <summary>Where each input pushes its rows.</summary>
    public IReadOnlyList<Operator> Inputs { get; }

    public override void Push(ColumnBatch batch) => Next.Push(batch with { Schema = Output });

    private void BeginOne(BatchContext context)
    {
        begun.Add((context, hasWatermark[begun.Count]));
        if (begun.Count == Inputs.Count)
        {
            Next.Begin(MergedContext.Of(begun));
        }
    }

    private void FinishOne()
    {
        if (++finished == Inputs.Count)
        {
            begun.Clear();
            finished = 0;
            Next.Finish();
        }
    }

    private sealed class Input(UnionOperator union) : Operator(union.Output)
    {
        public override void Begin(BatchContext context) => union.BeginOne(context);

        public override void Push(ColumnBatch batch) => union.Push(batch);

        public override void Finish() => union.FinishOne();
    }
}
