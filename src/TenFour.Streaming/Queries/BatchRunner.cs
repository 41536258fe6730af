using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types.Text;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries;

/// <summary>
/// The way of one batch: intent, records through workers and operators, rows into the sinks, commit. What a batch does depends on its intent
/// and on the state before it alone, so running it again after a crash gives the same.
/// </summary>
internal sealed class BatchRunner(QuerySetup setup, RunningPlan running, WatermarkTracker watermark)
{
    private const long MicrosPerMilli = 1000;

    private readonly WorkBudget? _budget = setup.Options.Limits is { } limits ? new WorkBudget("A batch of the query", limits, setup.Time) : null;

    /// <param name="intent">What the batch is to do.</param>
    /// <param name="isRerun">The intent has been written before, by a run that did not commit.</param>
    /// <param name="hardStop">Ends the batch in the middle; the next start runs it again.</param>
    public async Task<BatchOutcome> RunAsync(BatchIntent intent, bool isRerun, CancellationToken hardStop)
    {
        var clock = new PhaseClock(setup.Time);
        _budget?.Restart();

        // From here on the batch is bound to these records, this watermark and this time.
        if (!isRerun)
        {
            await setup.Checkpoint.WriteIntentAsync(intent, hardStop).ConfigureAwait(false);
        }

        clock.End(Phase.WalCommit);

        // The sinks learn of the batch, the operators of its watermarks.
        using var output = new SinkFanOut(setup.Sinks, intent, setup.Plan.Watermarks.Count > 0);
        running.Result.OnRows = output.Write;
        running.Result.OnTable = output.Complete;
        using var rejected = setup.Rejected?.Begin(intent.BatchId);
        running.Begin(Context(intent), rejected);
        clock.End(Phase.GetBatch);

        // Workers decode records and run the stages; rows enter the operators in the order of the records. At the end of an input operators
        // hand on what the batch emits, so that a join has all of its left side before the right one comes.
        for (var i = 0; i < running.Inputs.Count; i++)
        {
            running.Inputs[i].Budget = _budget;
            running.Inputs[i].Run(intent.Sources[i], intent.BatchTimeMillis * MicrosPerMilli, hardStop);
            Finish(running.Inputs[i].Input.Entry.Finish);
        }

        // The sinks make the rows durable, and what had no part in them is kept beside.
        Finish(running.Finish);
        _budget?.CheckState(setup.Plan.StatefulOperators.Sum(o => o.Metrics.MemoryBytes));
        var finished = setup.Time.GetTimestamp();
        await output.CommitAsync(hardStop).ConfigureAwait(false);
        setup.Plan.Meters.Sink.AddTicks(setup.Time.GetTimestamp() - finished);
        if (rejected is not null)
        {
            await rejected.CommitAsync(hardStop).ConfigureAwait(false);
        }

        await KeepLateAsync(intent, hardStop).ConfigureAwait(false);
        clock.End(Phase.AddBatch);

        // What the batch saw moves the watermark of the next one; the commit keeps it, with the changes of state.
        watermark.Advance(running.NewestEventTimes());
        var commit = new BatchCommit(intent.BatchId, watermark.GlobalMillis, watermark.ClauseMillis) { Ends = running.Settle(intent) };
        await setup.Checkpoint.WriteCommitAsync(commit, setup.Plan.StatefulOperators, hardStop).ConfigureAwait(false);
        clock.End(Phase.CommitOffsets);
        return running.Outcome(intent.EndingAt(commit.Ends), watermark.GlobalMillis, clock.Durations);
    }

    private void Finish(Action finish)
    {
        using (WorkBudget.Enter(_budget))
        {
            finish();
        }
    }

    private async Task KeepLateAsync(BatchIntent intent, CancellationToken cancellationToken)
    {
        if (setup.Late is null)
        {
            return;
        }

        using var late = setup.Late.Begin(intent.BatchId);
        running.ReadLate(LateReason(intent), late, cancellationToken);
        await late.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string LateReason(BatchIntent intent) =>
        $"late: the watermark had reached {InstantText.OfMillis(intent.LateWatermarkMillis)}";

    private BatchContext Context(BatchIntent intent)
    {
        running.SerialEvaluation.BatchTimeMicros = intent.BatchTimeMillis * MicrosPerMilli;
        return new BatchContext(
            intent.BatchId, intent.LateWatermarkMillis * MicrosPerMilli, intent.WatermarkMillis * MicrosPerMilli, running.SerialEvaluation)
        {
            Workers = setup.Options.Workers,
            Time = setup.Time,
        };
    }
}
