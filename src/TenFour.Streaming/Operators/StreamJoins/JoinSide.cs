using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>What happens to the rows of one side: late ones are dropped, the others meet the other side's rows and enter the state.</summary>
internal sealed class JoinSide
{
    private readonly StreamJoinSpec join;
    private readonly JoinSideSpec spec;
    private readonly JoinState state;
    private readonly JoinOutput output;
    private readonly JoinProbe probe;
    private readonly bool left;
    private BatchContext? context;
    private EvaluationContext? evaluation;
    private EvaluationContext? testing;

    public JoinSide(StreamJoinSpec join, JoinState state, bool left, JoinOutput output)
    {
        (this.join, this.state, this.left, this.output, spec) = (join, state, left, output, join.Side(left));
        probe = new JoinProbe(join, state, left, output);
    }

    /// <summary>Rows of the batch that were dropped as late.</summary>
    public long LateCount { get; private set; }

    public void Begin(BatchContext context)
    {
        this.context = context;
        LateCount = 0;
        evaluation = Prepare(evaluation, context);
        testing = Prepare(testing, context);
    }

    public void Push(ColumnBatch batch)
    {
        var rows = Matchable(batch, DropLate(batch));
        if (rows.Count > 0)
        {
            var columns = spec.Keys.Select(k => k.Evaluate(batch, rows, evaluation!)).ToArray();
            var keys = state.FindKeys(columns, rows, evaluation!);
            var matched = evaluation!.Rent<bool>(rows.Count).AsSpan(0, rows.Count);
            matched.Clear();
            var times = Times(batch, columns, rows);
            var leaving = Leaving(times);
            probe.Run(batch, rows, keys, join.IsSemi ? leaving : default, matched, testing!);
            Keep(batch, rows, keys, times, leaving, matched);
        }

        evaluation!.Reset();
    }

    private static EvaluationContext Prepare(EvaluationContext? known, BatchContext context)
    {
        var ready = known ?? new EvaluationContext(context.Evaluation.TimeZone);
        ready.BatchTimeMicros = context.Evaluation.BatchTimeMicros;
        return ready;
    }

    private Rows DropLate(ColumnBatch batch)
    {
        if (spec.Late is not { } late)
        {
            return batch.Rows;
        }

        var times = RowTimes.Of(batch.Columns[late.KeyIndex], late.IsWindow);
        var kept = times.After(batch.Rows, context!.LateWatermarkMicros, evaluation!);
        LateCount += batch.Rows.Count - kept.Count;
        batch.Origin?.CountLate(batch.Rows, kept);
        return kept;
    }

    /// <summary>The rows that may match at all; of an outer side the others are given at once.</summary>
    private Rows Matchable(ColumnBatch batch, Rows rows)
    {
        if (spec.Only is null)
        {
            return rows;
        }

        var truth = spec.Only.Evaluate(batch, rows, evaluation!);
        var matchable = RowSelection.True(rows, truth, evaluation!);
        if (join.KeepsUnmatched(left))
        {
            PushAlone(batch, RowSelection.NotTrue(rows, truth, evaluation!));
        }
        else
        {
            batch.Origin?.CountFiltered(rows, matchable);
        }

        return matchable;
    }

    private void PushAlone(ColumnBatch batch, Rows rows)
    {
        var indexes = evaluation!.Rent<int>(rows.Count).AsSpan(0, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            indexes[i] = rows[i];
        }

        for (var start = 0; start < indexes.Length; start += JoinOutput.MaxRows)
        {
            output.PushAlone(SideRows.Of(batch, indexes.Slice(start, Math.Min(JoinOutput.MaxRows, indexes.Length - start))), left);
        }
    }

    /// <summary>By place, the time that decides when the row leaves.</summary>
    private ReadOnlySpan<long> Times(ColumnBatch batch, Column[] keys, Rows rows)
    {
        var times = evaluation!.Rent<long>(rows.Count).AsSpan(0, rows.Count);
        if (spec.Bound is not { Time: var time } bound)
        {
            times.Fill(JoinRow.NoTime);
            return times;
        }

        var known = RowTimes.Of(bound.IsOnKey ? keys[time.KeyIndex] : batch.Columns[time.KeyIndex], time.IsWindow);
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = known.IsNull(rows[i]) ? JoinRow.NoTime : known[rows[i]];
        }

        return times;
    }

    /// <summary>By place, whether a right row would leave at the end of this batch, when all left rows have come; empty for the left side.</summary>
    private ReadOnlySpan<bool> Leaving(ReadOnlySpan<long> times)
    {
        if (left)
        {
            return default;
        }

        var limit = spec.Bound?.Limit(context!.EvictionWatermarkMicros) ?? long.MinValue;
        var leaving = evaluation!.Rent<bool>(times.Length).AsSpan(0, times.Length);
        for (var i = 0; i < times.Length; i++)
        {
            leaving[i] = times[i] <= limit;
        }

        return leaving;
    }

    /// <summary>Puts the rows that may be needed again into the state.</summary>
    /// <remarks>
    /// A left row always is: the right rows of this batch have not come yet; only a semi join is done with a row that has matched. A right row
    /// that would leave at the end of this batch is not, unless it is to be given alone then.
    /// </remarks>
    private void Keep(
        ColumnBatch batch, Rows rows, ReadOnlySpan<int> keys, ReadOnlySpan<long> times, ReadOnlySpan<bool> leaving, ReadOnlySpan<bool> matched)
    {
        var outer = join.KeepsUnmatched(left);
        var (places, count) = (evaluation!.Rent<int>(rows.Count), 0);
        for (var i = 0; i < rows.Count; i++)
        {
            places[count] = i;
            var keeps = left ? !(join.IsSemi && matched[i]) : !leaving[i] || (outer && !matched[i]);
            count += keeps ? 1 : 0;
        }

        Store(batch, rows, places.AsSpan(0, count), keys, times, matched);
    }

    private void Store(
        ColumnBatch batch, Rows rows, ReadOnlySpan<int> places, ReadOnlySpan<int> keys, ReadOnlySpan<long> times, ReadOnlySpan<bool> matched)
    {
        var stored = state.Side(left);
        var slots = evaluation!.Rent<int>(places.Length).AsSpan(0, places.Length);
        stored.Add(places, keys, times, matched, slots);
        var indexes = evaluation.Rent<int>(places.Length).AsSpan(0, places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            indexes[i] = rows[places[i]];
        }

        for (var i = 0; i < stored.Values.Count; i++)
        {
            stored.Values[i].SetAll(slots, batch.Columns[spec.Stored[i]], indexes);
        }
    }
}
