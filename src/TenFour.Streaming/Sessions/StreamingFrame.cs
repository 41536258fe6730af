using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sessions;

/// <summary>
/// A query that has not been started: a bound plan. Immutable; each method gives a further frame. Expressions are those of SQL, and what is
/// built here is the plan of the same query in SQL.
/// </summary>
/// <example><code>
/// var hot = session.Stream("calls")
///     .WithWatermark("call_date_time", TimeSpan.FromMinutes(5))
///     .GroupBy(Window.Of("call_date_time", TimeSpan.FromMinutes(30)), "disposition")
///     .Count();
/// </code></example>
public sealed class StreamingFrame
{
    private readonly StreamingSession _session;
    private readonly BoundRelation _relation;

    internal StreamingFrame(StreamingSession session, BoundRelation relation)
    {
        (_session, _relation) = (session, relation);
        Plan = session.Binder.Visible(relation).Plan;
    }

    /// <summary>Whose streams and tables it reads.</summary>
    public StreamingSession Session => _session;

    /// <summary>What the query means.</summary>
    public LogicalPlan Plan { get; }

    /// <summary>The columns of the result.</summary>
    public Schema Schema => Plan.Schema;

    /// <summary>Computes columns: <c>Select("disposition", "upper(city) AS city", "_offset")</c>.</summary>
    /// <exception cref="StatisticException">An expression is refused; the message names it. So for all methods that take expressions.</exception>
    public StreamingFrame Select(params IReadOnlyList<string> expressions)
    {
        RequireSome(expressions);
        return Step(expressions, text => Binder.Select(_relation, [.. text.Parse(SqlParser.ParseSelectItem)]));
    }

    /// <summary>Keeps the rows for which a condition is true.</summary>
    public StreamingFrame Where(string condition) =>
        Step([condition], text => Binder.Where(_relation, text.Parse(SqlParser.ParseExpression)[0]));

    /// <summary>Names the event time, and how late a row may be (Spark's <c>withWatermark</c>); whole milliseconds count.</summary>
    /// <param name="column">A timestamp column, or an expression with a name: <c>"to_timestamp(text) AS time"</c>.</param>
    /// <param name="delay">Zero or more.</param>
    public StreamingFrame WithWatermark(string column, TimeSpan delay) =>
        Step([column], text => Binder.Watermark(_relation, text.Parse(SqlParser.ParseSelectItem)[0], delay));

    /// <summary>The first of equal rows. State is kept for ever, or until the watermark passes a column of event time.</summary>
    public StreamingFrame Distinct() => DropDuplicates();

    /// <summary>The first row of each set of values of the columns; of all columns where none are named.</summary>
    public StreamingFrame DropDuplicates(params IReadOnlyList<string> columns) => Deduplicate(columns, withinWatermark: false);

    /// <summary>The same, but a row is forgotten when the watermark has passed it by its delay (Spark's <c>dropDuplicatesWithinWatermark</c>).</summary>
    public StreamingFrame DropDuplicatesWithinWatermark(params IReadOnlyList<string> columns) => Deduplicate(columns, withinWatermark: true);

    /// <summary>Groups rows by expressions, such as <c>Window.Of(...)</c> or <c>"lower(city) AS city"</c>; by none: all rows are one group.</summary>
    public GroupedFrame GroupBy(params IReadOnlyList<string> expressions) => new(this, expressions);

    /// <summary>Joins with another frame of the session; columns of the same name need <see cref="As"/> on both sides.</summary>
    /// <param name="right">A table, or another stream.</param>
    /// <param name="condition">Of columns of both; null only for <see cref="JoinKind.Cross"/>.</param>
    /// <param name="kind">Which rows without a partner stay.</param>
    public StreamingFrame Join(StreamingFrame right, string? condition, JoinKind kind = JoinKind.Inner)
    {
        RequireSameSession(right);
        return Step(condition is null ? [] : [condition], text => Binder.Join(
            _relation, right._relation, text.Parse(SqlParser.ParseExpression) is [var on] ? on : null, kind));
    }

    /// <summary>Names the frame, so that its columns can be told from another's: <c>c.disposition</c>.</summary>
    public StreamingFrame As(string alias) => new(_session, Binder.Alias(_relation, alias));

    /// <summary>The rows of both frames, column by place (UNION ALL).</summary>
    public StreamingFrame Union(StreamingFrame other)
    {
        RequireSameSession(other);
        return Step([], _ => Binder.Union(_relation, other._relation));
    }

    /// <summary>Orders the rows of a complete result: <c>OrderBy("count DESC", "disposition")</c>.</summary>
    public StreamingFrame OrderBy(params IReadOnlyList<string> expressions)
    {
        RequireSome(expressions);
        return Step(expressions, text => Binder.OrderBy(_relation, [.. text.Parse(SqlParser.ParseSortItem)]));
    }

    /// <summary>No more than so many rows.</summary>
    public StreamingFrame Limit(long count) => Step([], _ => FrameBinder.Limit(_relation, count));

    /// <summary>Checks whether the query may run in an output mode.</summary>
    /// <exception cref="StatisticException">It may not.</exception>
    public void Check(OutputMode mode) => StreamingRules.Check(Plan, mode);

    /// <summary>Starts the query without a checkpoint that outlives it.</summary>
    public StreamingQuery Start(QueryOptions options, params IReadOnlyList<ISink> sinks) => Start(options, new QueryStart(sinks));

    /// <summary>Starts the query. Nothing has been read or written when this throws, and the sinks are still the caller's to close.</summary>
    /// <remarks>In a session on a cluster the start itself is part of the run: what the cluster refuses ends the query.</remarks>
    /// <exception cref="StreamingException">The query, an option or the checkpoint is refused.</exception>
    /// <exception cref="OperationCanceledException">The query was cancelled before it started.</exception>
    public StreamingQuery Start(QueryOptions options, QueryStart start)
    {
        start.Cancellation.ThrowIfCancellationRequested();
        var checkedOptions = (options with { TimeZone = _session.TimeZone }).Validate();
        var run = _session.Engine?.Prepare(this, checkedOptions, start) ?? RunHere(checkedOptions, start);
        return StreamingQuery.Start(run, options.Name, start.OnProgress, start.Cancellation);
    }

    private LocalRun RunHere(QueryOptions options, QueryStart start)
    {
        var plan = PhysicalPlanner.Plan(Plan, options.Mode, _session.TimeZone);
        var sources = new List<ISource>();
        try
        {
            sources.AddRange(plan.Inputs.Select(i => _session.OpenSource(i.Scan.Source)));
            var checkpoint = OpenCheckpoint(start.CheckpointFolder, plan, sources, options.Name);
            return new LocalRun(new QuerySetup(plan, sources, start.Sinks, checkpoint, options, _session.Time, start.Rejected, start.Late));
        }
        catch
        {
            // Opened files would stay open until they are collected; closing them is all there is to do.
            sources.ForEach(s => _ = s.DisposeAsync().AsTask());
            throw;
        }
    }

    internal StreamingFrame Aggregate(IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        RequireSome(values);
        return Step([.. keys, .. values], text =>
        {
            var items = text.Parse(SqlParser.ParseSelectItem);
            return Binder.Aggregate(_relation, [.. items.Take(keys.Count)], [.. items.Skip(keys.Count)]);
        });
    }

    private FrameBinder Binder => _session.Binder;

    private StreamingFrame Deduplicate(IReadOnlyList<string> columns, bool withinWatermark) =>
        Step(columns, text => Binder.Deduplicate(_relation, [.. text.Parse(SqlParser.ParseExpression)], withinWatermark));

    private StreamingFrame Step(IReadOnlyList<string> expressions, Func<ClauseText, BoundRelation> bind)
    {
        var text = new ClauseText(expressions);
        try
        {
            return new StreamingFrame(_session, bind(text));
        }
        catch (StatisticException error)
        {
            throw text.Named(error);
        }
    }

    private static void RequireSome(IReadOnlyList<string> expressions)
    {
        if (expressions.Count == 0)
        {
            throw new ArgumentException("At least one expression is needed.", nameof(expressions));
        }
    }

    private void RequireSameSession(StreamingFrame other)
    {
        if (other._session != _session)
        {
            throw new ArgumentException("The frame belongs to another session.", nameof(other));
        }
    }

    private static ICheckpoint OpenCheckpoint(string? folder, PhysicalPlan plan, List<ISource> sources, string? title) => folder is null
        ? new TemporaryCheckpoint()
        : FileCheckpoint.Open(folder, new CheckpointMetadata(
            CheckpointMetadata.CurrentFormat,
            Guid.NewGuid(),
            title ?? "",
            [.. sources.Select(s => s.Name)],
            [.. plan.StatefulOperators.Select(o => o.StateSignature)])
        {
            OlderState = [.. plan.StatefulOperators.Select(o => o.OlderSignatures)],
        });
}
