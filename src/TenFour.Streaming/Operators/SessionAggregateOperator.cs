using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators.SessionWindows;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// GROUP BY with <c>session_window</c>, in append or complete mode. Each row opens [time, time + gap); those of one key that overlap or touch
/// are one session. Output: the keys in order (the session, a struct of start and end, at its place among them), then the aggregates.
/// </summary>
public sealed class SessionAggregateOperator : Operator, IStatefulOperator
{
    private readonly IReadOnlyList<Expression> keys;
    private readonly Expression time;
    private readonly Expression end;
    private readonly OutputMode mode;
    private readonly SessionState state;
    private BatchContext? context;

    /// <param name="output">The names and types of keys and aggregates.</param>
    /// <param name="keys">The other grouping expressions over the input, without the session.</param>
    /// <param name="session">The session among the keys.</param>
    /// <param name="aggregates">The aggregates over the input.</param>
    /// <param name="mode">What a batch emits.</param>
    /// <param name="hasWatermark">The event time carries a watermark.</param>
    public SessionAggregateOperator(
        Schema output,
        IReadOnlyList<Expression> keys,
        SessionKey session,
        IReadOnlyList<AggregateCall> aggregates,
        OutputMode mode,
        bool hasWatermark)
        : base(output)
    {
        this.keys = keys;
        this.mode = mode;
        time = session.Time;
        end = EndOf(session);
        var evicts = hasWatermark && mode != OutputMode.Complete;
        state = new SessionState(new SessionPlan(output, keys, session.KeyIndex, aggregates, hasWatermark, evicts));
        StateSignature = $"sessions keys ({string.Join(", ", keys.Select(k => k.Type))}) at {session.KeyIndex}{(evicts ? " watermark" : "")} "
            + $"aggregates ({string.Join(", ", aggregates.Select(a => a.Signature))})";
    }

    public string StateSignature { get; }

    public StateMetrics Metrics => state.Metrics;

    public override void Begin(BatchContext context)
    {
        this.context = context;
        state.Begin(context);
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
        state.Finish(Emit);
        if (mode == OutputMode.Complete)
        {
            Next.Complete(state.Result());
        }

        base.Finish();
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

    private void Add(ColumnBatch batch)
    {
        var evaluation = context!.Evaluation;
        var starts = (FixedColumn<long>)time.Evaluate(batch, batch.Rows, evaluation);
        var ends = (FixedColumn<long>)end.Evaluate(batch, batch.Rows, evaluation);
        var rows = WithDuration(batch.Rows, starts, ends, evaluation);
        batch.Origin?.CountFiltered(batch.Rows, rows);
        if (rows.Count == 0)
        {
            return;
        }

        var columns = new Column[keys.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = keys[i].Evaluate(batch, rows, evaluation);
        }

        state.Aggregates.Evaluate(batch, rows, evaluation);
        state.Push(columns, starts.Values, ends.Values, rows, batch.Origin, evaluation);
    }

    private void Emit(ColumnBatch batch)
    {
        Next.Push(batch);

        // Nothing else is on its way while a batch finishes, so what the operators behind this one borrowed is theirs no more.
        context!.Evaluation.Reset();
    }

    /// <summary>The time plus the gap, by Spark's rules of adding intervals; the text of an interval that is none gives null.</summary>
    private static Expression EndOf(SessionKey session)
    {
        var gap = session.Gap.Type is StringType
            ? ExpressionFactory.Cast(session.Gap, SqlType.CalendarInterval, isTry: true, TextSpan.None)
            : session.Gap;
        return ExpressionFactory.Binary(BinaryOperator.Add, session.Time, gap, TextSpan.None);
    }

    /// <summary>The rows whose session has a length: Spark drops those without a time or a gap above 0.</summary>
    private static Rows WithDuration(Rows rows, FixedColumn<long> starts, FixedColumn<long> ends, EvaluationContext context)
    {
        var (kept, count) = (context.Rent<int>(rows.Count), 0);
        foreach (var row in rows)
        {
            kept[count] = row;
            count += !starts.IsNull(row) && !ends.IsNull(row) && ends.Values[row] > starts.Values[row] ? 1 : 0;
        }

        return Rows.Of(kept, count);
    }
}
