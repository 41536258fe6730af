using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>
/// A join of two streams (Spark's symmetric hash join): the rows of both sides wait in the state for matches to come, as long as the
/// watermark and the time conditions leave a chance. In a batch all of the left side comes first; a left row meets the right rows of earlier
/// batches, a right row all left rows. Outer joins give a row without match when it leaves; a semi join forgets a left row that has matched.
/// </summary>
/// <remarks>
/// Null keys are equal to each other, as in Spark: the planner filters them where the join could not give them alone, so that only
/// <c>&lt;=&gt;</c> and full outer joins match them.
/// </remarks>
public sealed class StreamJoinOperator : Operator, IStatefulOperator
{
    private const string Name = "symmetricHashJoin";

    private readonly StreamJoinSpec spec;
    private readonly JoinState state;
    private readonly JoinLog log;
    private readonly JoinOutput output;
    private readonly JoinSide left;
    private readonly JoinSide right;
    private readonly int[] unmatched = new int[JoinOutput.MaxRows];
    private BatchContext? leftContext;
    private BatchContext? context;
    private bool leftIsFinished;
    private long removed;

    internal StreamJoinOperator(StreamJoinSpec spec)
        : base(spec.Output)
    {
        this.spec = spec;
        state = new JoinState(spec);
        log = new JoinLog(spec, state);
        output = new JoinOutput(spec, state, rows => Next.Push(rows));
        left = new JoinSide(spec, state, left: true, output);
        right = new JoinSide(spec, state, left: false, output);
        Inputs = [new Input(this, isLeft: true), new Input(this, isLeft: false)];
    }

    /// <summary>Where the left and the right side push their rows.</summary>
    public IReadOnlyList<Operator> Inputs { get; }

    public string StateSignature => spec.Signature;

    public StateMetrics Metrics => new(
        Name, state.Left.Count + state.Right.Count, state.Left.AddedCount + state.Right.AddedCount, removed + state.Left.TakenCount, left.LateCount + right.LateCount, state.Bytes);

    public override void Push(ColumnBatch batch) => Next.Push(batch);

    public void WriteChanges(IBufferWriter<byte> output) => log.WriteChanges(context!.EvictionWatermarkMicros, output);

    public void ReadChanges(ReadOnlySpan<byte> changes) => log.ReadChanges(changes);

    public void WriteSnapshot(IBufferWriter<byte> output) => log.WriteSnapshot(output);

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => log.ReadSnapshot(snapshot);

    private void Begin(BatchContext ofSide, bool isLeft)
    {
        if (isLeft)
        {
            leftContext = ofSide;
            return;
        }

        context = MergedContext.Of([(leftContext!, spec.HasWatermark.Left), (ofSide, spec.HasWatermark.Right)]);
        (leftIsFinished, removed) = (false, 0);
        state.BeginBatch();
        left.Begin(context);
        right.Begin(context);
        Next.Begin(context with
        {
            LateWatermarkMicros = spec.OutputWatermark(context.LateWatermarkMicros),
            EvictionWatermarkMicros = spec.OutputWatermark(context.EvictionWatermarkMicros),
        });
    }

    private void Push(ColumnBatch batch, bool isLeft)
    {
        if (isLeft == leftIsFinished)
        {
            throw new InvalidOperationException("the left side of a join comes before the right one");
        }

        (isLeft ? left : right).Push(batch);
    }

    private void Finish(bool isLeft)
    {
        if (isLeft)
        {
            leftIsFinished = true;
            return;
        }

        Expire(isLeft: true);
        Expire(isLeft: false);
        state.RemoveEmptyKeys();
        Next.Finish();
    }

    /// <summary>Lets the rows leave whose time has come.</summary>
    /// <remarks>Spark does not count the rows of a side that it gives without match as removed.</remarks>
    private void Expire(bool isLeft)
    {
        var side = state.Side(isLeft);
        var leaving = side.Expire(context!.EvictionWatermarkMicros, inOrder: spec.KeepsUnmatched(isLeft));
        if (spec.KeepsUnmatched(isLeft))
        {
            PushUnmatched(side, leaving, isLeft);
        }
        else
        {
            removed += leaving.Length;
        }

        state.Release(side, leaving);
    }

    private void PushUnmatched(JoinRows side, ReadOnlySpan<int> leaving, bool isLeft)
    {
        var count = 0;
        foreach (var slot in leaving)
        {
            unmatched[count] = slot;
            count += side[slot].IsMatched ? 0 : 1;
            if (count == unmatched.Length)
            {
                output.PushAlone(SideRows.Of(unmatched), isLeft);
                count = 0;
            }
        }

        output.PushAlone(SideRows.Of(unmatched.AsSpan(0, count)), isLeft);
    }

    private sealed class Input(StreamJoinOperator join, bool isLeft) : Operator(join.Output)
    {
        public override void Begin(BatchContext context) => join.Begin(context, isLeft);

        public override void Push(ColumnBatch batch) => join.Push(batch, isLeft);

        public override void Finish() => join.Finish(isLeft);
    }
}
