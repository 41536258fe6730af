using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries;

/// <summary>Runs batch after batch, from the checkpoint's last one until the trigger or somebody says stop.</summary>
internal sealed class QueryLoop(QuerySetup setup, IdleWaits idle, Action<BatchReport> onBatch)
{
    /// <summary>How long a wait for records lasts at most before the loop looks around again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly RunningPlan _running = new(setup.Plan, setup.Sources, setup.Options, keepsLate: setup.Late is not null, setup.Time);
    private SourceOffsets[] _position = [];
    private SourceOffsets[]? _frozenEnd;
    private long _nextBatchId;
    private long _lateWatermark;
    private long _watermark;
    private long? _lastTrigger;

    /// <param name="stop">Ends the loop after the batch that runs.</param>
    /// <param name="hardStop">Ends the loop in the middle of a batch.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken hardStop)
    {
        var recovered = await setup.Checkpoint.RecoverAsync(setup.Plan.StatefulOperators, hardStop).ConfigureAwait(false);
        var tracker = new WatermarkTracker(
            setup.Plan.WatermarkDelays, setup.Options.WatermarkPolicy, recovered.LastCommit?.NextWatermarkMillis ?? 0, recovered.LastCommit?.ClauseWatermarksMillis ?? []);
        var runner = new BatchRunner(setup, _running, tracker);
        await OpenSinksAsync(recovered, hardStop).ConfigureAwait(false);
        Resume(recovered);
        if (recovered.Pending is { } pending)
        {
            var renewed = pending.EndingAt([.. setup.Sources.Select((s, i) => s.Renew(pending.Sources[i].EndExclusive))]);
            var isSame = renewed.Sources.SequenceEqual(pending.Sources);
            await RunAsync(runner, renewed, isRerun: isSame, PhaseDurations.None, hardStop).ConfigureAwait(false);
        }

        _frozenEnd = setup.Options.Trigger is Trigger.AllAvailableNow or Trigger.OneBatch ? FrozenEnd() : null;
        await LoopAsync(runner, stop, hardStop).ConfigureAwait(false);
    }

    private async Task LoopAsync(BatchRunner runner, CancellationToken stop, CancellationToken hardStop)
    {
        var hasPaced = false;
        while (true)
        {
            var clock = new PhaseClock(setup.Time);
            var asked = idle.Asked();
            var latest = _frozenEnd ?? Latest();
            var ends = Limit(latest);
            clock.End(Phase.LatestOffset);
            switch (Decide(latest, ends, stop.IsCancellationRequested))
            {
                case NextBatch.Decision.Stop:
                    return;
                case NextBatch.Decision.Wait:
                    if (IsAtEnd(ends))
                    {
                        idle.Release(asked);
                    }

                    await WaitAsync(latest, stop).ConfigureAwait(false);
                    break;
                default:
                    if (!hasPaced && await PaceAsync(latest, ends, stop).ConfigureAwait(false))
                    {
                        hasPaced = true;
                        break;
                    }

                    hasPaced = false;
                    await RunAsync(runner, NewIntent(ends), isRerun: false, clock.Durations, hardStop).ConfigureAwait(false);
                    if (setup.Options.Trigger is Trigger.OneBatch)
                    {
                        return;
                    }

                    await WaitForTriggerAsync(SinceLastTrigger() ?? TimeSpan.Zero, stop).ConfigureAwait(false);
                    break;
            }
        }
    }

    private NextBatch.Decision Decide(SourceOffsets[] latest, SourceOffsets[] ends, bool stopping)
    {
        var differs = !IsAtEnd(ends);
        var records = differs && setup.Options.MinOffsetsPerTrigger is not null ? latest.Select((end, i) => setup.Sources[i].CountRecords(_position[i], end)).Sum() : 0;
        var stateCanLeave = setup.Plan.RunsOnWatermark && _watermark > _lateWatermark;
        return NextBatch.Decide(setup.Options, records, differs, stateCanLeave, SinceLastTrigger(), stopping);
    }

    private bool IsAtEnd(SourceOffsets[] ends) => ends.SequenceEqual(_position);

    private BatchIntent NewIntent(SourceOffsets[] ends) => new(
        _nextBatchId,
        _lateWatermark,
        _watermark,
        setup.Time.GetUtcNow().ToUnixTimeMilliseconds(),
        [.. ends.Select((end, i) => new OffsetRange(_position[i], end))]);

    private async Task RunAsync(
        BatchRunner runner, BatchIntent intent, bool isRerun, IReadOnlyDictionary<Phase, TimeSpan> before, CancellationToken hardStop)
    {
        var (previous, start) = (_lastTrigger, setup.Time.GetTimestamp());
        _lastTrigger = start;
        var allocated = GC.GetTotalAllocatedBytes();
        var outcome = await runner.RunAsync(intent, isRerun, hardStop).ConfigureAwait(false);
        Advance(outcome.Intent, outcome.NextWatermarkMillis);
        _frozenEnd = _frozenEnd is null ? null : [.. _frozenEnd.Select((end, i) => setup.Sources[i].Settle(end))];
        TellSources();
        onBatch(new BatchReport(
            outcome,
            PhaseDurations.Join(before, outcome.Durations, setup.Time.GetElapsedTime(start)),
            previous is { } p ? setup.Time.GetElapsedTime(p, start) : null,
            _frozenEnd ?? [.. setup.Sources.Select(s => s.GetRecentLatest())],
            GC.GetTotalAllocatedBytes() - allocated));
    }

    private void Advance(BatchIntent intent, long nextWatermark)
    {
        _position = [.. intent.Sources.Select(s => s.EndExclusive)];
        (_nextBatchId, _lateWatermark, _watermark) = (intent.BatchId + 1, intent.WatermarkMillis, nextWatermark);
    }

    private void TellSources()
    {
        for (var i = 0; i < setup.Sources.Count; i++)
        {
            setup.Sources[i].Committed(_position[i]);
        }
    }

    private void Resume(RecoveryPoint recovered)
    {
        if (recovered is { LastCommit: { } commit, LastIntent: { } intent })
        {
            Advance(intent, commit.NextWatermarkMillis);
        }
        else if (recovered.Pending is null)
        {
            _position = [.. setup.Sources.Select(s => s.Resolve(setup.Options.Starting(s.Name)))];
        }
    }

    private SourceOffsets[] FrozenEnd() => setup.Options.Ending(setup.Sources[0].Name) is null
        ? Latest()
        : [.. setup.Sources.Select((s, i) => NotBefore(_position[i], s.Resolve(setup.Options.Ending(s.Name)!)))];

    /// <summary>Where an earlier run has been beyond the wanted end, there is nothing to do.</summary>
    private static SourceOffsets NotBefore(SourceOffsets position, SourceOffsets end) =>
        end.Partitions.Where(p => end[p].Record < position[p].Record).Aggregate(end, (offsets, p) => offsets.With(p, position[p]));

    private async Task OpenSinksAsync(RecoveryPoint recovered, CancellationToken cancellationToken)
    {
        var context = new SinkContext(
            setup.Options.Name ?? "", setup.Plan.Logical.Schema, setup.Options.Mode, setup.Options.TimeZone, recovered.LastCommittedBatchId, recovered.IsNew)
        {
            QueryId = setup.Checkpoint.QueryId,
        };
        foreach (var sink in setup.Sinks)
        {
            await sink.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        }

        foreach (var kept in setup.KeptRecordSinks)
        {
            await kept.OpenAsync(context.QueryId, cancellationToken).ConfigureAwait(false);
        }
    }

    private SourceOffsets[] Latest() => [.. setup.Sources.Select(s => s.GetOpenLatest())];

    private SourceOffsets[] Limit(SourceOffsets[] latest) => [.. latest.Select((end, i) =>
        setup.Sources[i].Limit(_position[i], end, setup.Options.Trigger is Trigger.OneBatch ? null : setup.Options.MaxOffsetsPerTrigger))];

    private TimeSpan? SinceLastTrigger() => _lastTrigger is { } last ? setup.Time.GetElapsedTime(last) : null;

    /// <summary>Lets more records come, where there are some and the next batch would take all that are there: one of many that catch up has no time for it.</summary>
    private async Task<bool> PaceAsync(SourceOffsets[] latest, SourceOffsets[] ends, CancellationToken stop)
    {
        if (setup.Options.Pace is not { } pace || _lastTrigger is null || IsAtEnd(ends) || !ends.SequenceEqual(latest))
        {
            return false;
        }

        await pace(stop).ConfigureAwait(false);
        return true;
    }

    private async Task WaitAsync(SourceOffsets[] latest, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            var waits = setup.Sources.Select((s, i) => s.WaitForDataAsync(latest[i], LongestWait, waiting.Token).AsTask()).ToList();
            await (await Task.WhenAny(waits).ConfigureAwait(false)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(waits).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Either somebody wants the loop to stop, which it sees itself, or another source had data first.
        }

        await WaitForTriggerAsync(TimeSpan.Zero, stop).ConfigureAwait(false);
    }

    private async Task WaitForTriggerAsync(TimeSpan sinceLast, CancellationToken stop)
    {
        if (setup.Options.Trigger is not Trigger.ProcessingTime trigger || stop.IsCancellationRequested)
        {
            return;
        }

        var wait = TriggerClock.UntilNext(setup.Time.GetUtcNow(), sinceLast, trigger.Interval);
        await Task.Delay(wait, setup.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
