using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sessions;

/// <summary>A query that has not been started: a bound plan. Immutable; each method gives a further frame.</summary>
public sealed class StreamingFrame
{
    private readonly StreamingSession _session;

    internal StreamingFrame(StreamingSession session, LogicalPlan plan) => (_session, Plan) = (session, plan);

    /// <summary>What the query means.</summary>
    public LogicalPlan Plan { get; }

    /// <summary>The columns of the result.</summary>
    public Schema Schema => Plan.Schema;

    /// <summary>Checks whether the query may run in an output mode.</summary>
    /// <exception cref="Errors.StatisticException">It may not.</exception>
    public void Check(OutputMode mode) => StreamingRules.Check(Plan, mode);

    /// <summary>Starts the query without a checkpoint that outlives it.</summary>
    public StreamingQuery Start(QueryOptions options, params IReadOnlyList<ISink> sinks) => Start(options, new QueryStart(sinks));

    /// <summary>Starts the query. Nothing has been read or written when this throws.</summary>
    /// <exception cref="Errors.StreamingException">The query, an option or the checkpoint is refused.</exception>
    public StreamingQuery Start(QueryOptions options, QueryStart start)
    {
        var checkedOptions = (options with { TimeZone = _session.TimeZone }).Validate();
        var plan = PhysicalPlanner.Plan(Plan, options.Mode, _session.TimeZone);
        var sources = new List<ISource>();
        try
        {
            sources.AddRange(plan.Inputs.Select(i => _session.OpenSource(i.Scan.Source)));
            var checkpoint = OpenCheckpoint(start.CheckpointFolder, plan, sources, options.Name);
            return StreamingQuery.Start(new QuerySetup(
                plan, sources, start.Sinks, checkpoint, checkedOptions, _session.Time, start.Rejected, start.OnProgress));
        }
        catch
        {
            // Opened files would stay open until they are collected; closing them is all there is to do.
            sources.ForEach(s => _ = s.DisposeAsync().AsTask());
            throw;
        }
    }

    private static ICheckpoint OpenCheckpoint(string? folder, PhysicalPlan plan, List<ISource> sources, string? title) => folder is null
        ? new TemporaryCheckpoint()
        : FileCheckpoint.Open(folder, new CheckpointMetadata(
            CheckpointMetadata.CurrentFormat,
            Guid.NewGuid(),
            title ?? "",
            [.. sources.Select(s => s.Name)],
            [.. plan.StatefulOperators.Select(o => o.StateSignature)]));
}
