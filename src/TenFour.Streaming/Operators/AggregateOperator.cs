using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Grouping;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// GROUP BY, with or without a window. Output: the keys in order (the window, a struct of start and end, at its place among them), then the
/// aggregates.
/// </summary>
public sealed class AggregateOperator : Operator, IStatefulOperator
{
    private readonly GroupPlan plan;
    private readonly GroupState state;
    private BatchContext? context;

    /// <param name="output">The names and types of keys and aggregates.</param>
    /// <param name="keys">The grouping expressions over the input, without the window. None at all makes one group that is always there.</param>
    /// <param name="window">The window among the keys, or null.</param>
    /// <param name="aggregates">The aggregates over the input.</param>
    /// <param name="mode">What a batch emits.</param>
    /// <param name="eventTime">The key that carries a watermark, counted with the window in its place; null without one: nothing is late or leaves.</param>
    public AggregateOperator(
        Schema output,
        IReadOnlyList<Expression> keys,
        WindowKey? window,
        IReadOnlyList<AggregateCall> aggregates,
        OutputMode mode,
        EventTimeKey? eventTime)
        : base(output)
    {
        plan = new GroupPlan(output, keys, window, aggregates, mode, eventTime);
        state = plan.UsesPanes ? new PaneGroups(plan) : new PlainGroups(plan);
    }

    /// <summary>Counts rows by windows in complete mode where every row that comes is a time that a DISTINCT has just added.</summary>
    /// <param name="seen">The times of that DISTINCT.</param>
    /// <param name="keyOrder">By key without the window, its place among the keys of the times.</param>
    internal AggregateOperator(
        Schema output, IReadOnlyList<Expression> keys, WindowKey window, IReadOnlyList<AggregateCall> counts, ICountableTimes seen, int[] keyOrder)
        : base(output)
    {
        plan = new GroupPlan(output, keys, window, counts, OutputMode.Complete, EventTime: null) { CountsTimes = true };
        state = new TimeGroups(plan, seen, keyOrder);
    }

    public string StateSignature => $"aggregate {plan.Signature}";

    /// <remarks>Panes of the same rows, as they were kept before their times were counted.</remarks>
    public IReadOnlyList<string> OlderSignatures => plan.CountsTimes ? [$"aggregate {(plan with { CountsTimes = false }).Signature}"] : [];

    public StateMetrics Metrics => state.Metrics;

    public override void Begin(BatchContext context)
    {
        this.context = context;
        lock (state.Gate)
        {
            state.Begin(context);
        }

        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        try
        {
            Add(batch);
        }
        catch (RowException e) when (batch.Origin is not null)
        {
            throw FailedRecord.Locate(e, batch.Origin);
        }
    }

    public override void Finish()
    {
        lock (state.Gate)
        {
            state.Finish(Emit);
        }

        if (plan.Mode == OutputMode.Complete)
        {
            Next.Complete(state.Result());
        }

        base.Finish();
        lock (state.Gate)
        {
            state.RemoveLeaving();
        }
    }

    public void WriteChanges(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        state.WriteChanges(writer);
    }

    public void ReadChanges(ReadOnlySpan<byte> changes)
    {
        var reader = new StateReader(changes);
        state.ReadChanges(ref reader);
        reader.ExpectEnd();
    }

    public void WriteSnapshot(IBufferWriter<byte> output)
    {
        using var writer = new StateWriter(output);
        state.WriteSnapshot(writer);
    }

    public void ReadSnapshot(ReadOnlySpan<byte> snapshot)
    {
        var reader = new StateReader(snapshot);
        state.ReadSnapshot(ref reader);
        reader.ExpectEnd();
    }

    public void EndRestoring() => state.EndRestoring();

    private void Add(ColumnBatch batch)
    {
        var evaluation = context!.Evaluation;
        var rows = batch.Rows;
        var times = (FixedColumn<long>?)plan.Window?.Time.Evaluate(batch, rows, evaluation);
        if (times is not null)
        {
            rows = RowSelection.NotNull(rows, times.Nulls, evaluation);
            rows = RowSelection.InRange(rows, times.Values, plan.Window!.Spec.FirstTime, plan.Window.Spec.LastTime, evaluation);
            batch.Origin?.CountFiltered(batch.Rows, rows);
        }

        if (rows.Count == 0)
        {
            return;
        }

        var keys = new Column[plan.Keys.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = plan.Keys[i].Evaluate(batch, rows, evaluation);
        }

        lock (state.Gate)
        {
            state.Aggregates.Evaluate(batch, rows, evaluation);
            state.Push(keys, times?.Values, rows, batch.Origin, evaluation);
        }
    }

    private void Emit(ColumnBatch batch)
    {
        Next.Push(batch);

        // Nothing else is on its way while a batch finishes, so what the operators behind this one borrowed is theirs no more.
        context!.Evaluation.Reset();
    }
}
