using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries;

/// <summary>A plan bound to its sources: the inputs with their workers, the serial part, and what is measured of each batch.</summary>
internal sealed class RunningPlan
{
    private readonly PhysicalPlan _plan;
    private readonly EventTimeStats[] _eventTimes;

    public RunningPlan(PhysicalPlan plan, IReadOnlyList<ISource> sources, QueryOptions options, bool keepsLate, TimeProvider time)
    {
        _plan = plan;
        _eventTimes = [.. plan.Watermarks.Select(_ => new EventTimeStats())];
        SerialEvaluation = new EvaluationContext(options.TimeZone);
        Inputs = [.. plan.Inputs.Select((input, i) => new InputRunner(new InputPlan(input, sources[i], WatermarksOf(i), SerialEvaluation), options, keepsLate, time))];
    }

    public IReadOnlyList<InputRunner> Inputs { get; }

    public EvaluationContext SerialEvaluation { get; }

    public ResultOperator Result => (ResultOperator)_plan.Last;

    /// <summary>Where a batch ended that has run, in numbers that its intent could not have; null where it has them.</summary>
    public IReadOnlyList<SourceOffsets>? Settle(BatchIntent intent)
    {
        SourceOffsets[] ends = [.. Inputs.Select((input, i) => input.Input.Source.Settle(intent.Sources[i].EndExclusive))];
        return ends.SequenceEqual(intent.Sources.Select(s => s.EndExclusive)) ? null : ends;
    }

    /// <param name="rejected">Takes the malformed records; null where nobody wants them.</param>
    public void Begin(BatchContext context, IKeptRecordBatch? rejected)
    {
        _plan.Meters.Clear();
        foreach (var stats in _eventTimes)
        {
            stats.Clear();
        }

        foreach (var input in Inputs)
        {
            input.Rejected = rejected;
            input.Input.Entry.Begin(context);
        }
    }

    /// <summary>All rows have been pushed and what operators held back has gone on: takes in what they noted.</summary>
    public void Finish()
    {
        for (var i = 0; i < _plan.Watermarks.Count; i++)
        {
            foreach (var watermark in _plan.Watermarks[i].Operators)
            {
                _eventTimes[i].Add(watermark.EventTimes);
            }
        }

        SerialEvaluation.Reset();
    }

    /// <summary>Per WATERMARK clause of the statistic the newest event time of the batch in milliseconds, or null where it saw no row.</summary>
    public IReadOnlyList<long?> NewestEventTimes() =>
        [.. _plan.Watermarks.Zip(_eventTimes).GroupBy(p => p.First.Group, p => p.Second.Count == 0 ? (long?)null : p.Second.MaxMillis).Select(g => g.Max())];

    /// <summary>Hands over the records that the batch dropped as late.</summary>
    public void ReadLate(string reason, IKeptRecordBatch kept, CancellationToken cancellationToken)
    {
        foreach (var input in Inputs)
        {
            input.ReadLate(reason, kept, cancellationToken);
        }
    }

    public BatchOutcome Outcome(BatchIntent intent, long nextWatermarkMillis, IReadOnlyDictionary<Phase, TimeSpan> durations) => new(
        intent,
        nextWatermarkMillis,
        Result.RowCount,
        [.. Inputs.Select(i => i.Counts)],
        [.. Inputs.Select(i => i.Bytes)],
        _eventTimes.FirstOrDefault(s => s.Count > 0),
        [.. _plan.StatefulOperators.Select(o => o.Metrics)],
        durations);

    private List<(WatermarkStage Stage, EventTimeStats Stats)> WatermarksOf(int input) =>
        [.. _plan.Watermarks.Select((clause, i) => (clause, i)).Where(p => p.clause.Input == input).Select(p => (p.clause.Stage, _eventTimes[p.i]))];
}
