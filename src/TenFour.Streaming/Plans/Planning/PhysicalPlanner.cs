using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Grouping;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Operators.Metering;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Dictionaries;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>From the logical plan of a stream to the stages and operators that run it.</summary>
internal sealed class PhysicalPlanner
{
    private const long MicrosPerMilli = 1000;

    private readonly LogicalPlan _root;
    private readonly OutputMode _mode;
    private readonly TimeZoneInfo _timeZone;
    private readonly EvaluationContext _folding;
    private readonly ColumnUse _use;
    private readonly List<StreamInput?> _inputs = [];
    private readonly List<(IStatefulOperator Operator, int Place)> _stateful = [];
    private readonly List<WatermarkClause> _watermarks = [];
    private readonly List<object> _clauses = [];
    private readonly PlanMeters _meters = new();
    private bool _runsOnWatermark;
    private bool _repeats;
    private int _places;

    private PhysicalPlanner(LogicalPlan root, OutputMode mode, TimeZoneInfo timeZone)
    {
        (_root, _mode, _timeZone) = (PullUpWindows(Optimize(root)), mode, timeZone);
        _folding = new EvaluationContext(timeZone);
        _use = ColumnUse.Of(_root);
    }

    /// <exception cref="Errors.StatisticException">The query cannot run as a stream in this mode.</exception>
    public static PhysicalPlan Plan(LogicalPlan plan, OutputMode mode, TimeZoneInfo timeZone)
    {
        StreamingRules.Check(plan, mode);
        return new PhysicalPlanner(plan, mode, timeZone).Plan();
    }

    private PhysicalPlan Plan()
    {
        var pipe = Build(_root);
        var last = new ResultOperator(_root.Schema);
        pipe.Into(last, _meters.Sink);
        var sortsWhole = _root.Walk().Any(n => n is Sort s && s.Input.Walk().OfType<Aggregate>().FirstOrDefault()?.Keys.Count > 0)
            && !_root.Walk().Any(n => n is Limit);
        return new PhysicalPlan(
            _root,
            _mode,
            [.. _inputs.OfType<StreamInput>()],
            [.. _stateful.Select(s => s.Operator)],
            [.. Enumerable.Range(0, _stateful.Count).OrderBy(i => _stateful[i].Place)],
            _watermarks,
            _runsOnWatermark,
            sortsWhole,
            last,
            _meters);
    }

    private Pipe Build(LogicalPlan node) => node switch
    {
        StreamScan scan => BuildScan(scan),
        Project p => Through(p, p.Input, new ProjectStage(p.Schema, UsedOnly(p))),
        Filter f => Through(f, f.Input, new FilterStage(f.Schema, Ready(NullIntolerance.NullsFirst(f.Condition)))),
        WindowExpand e => Through(e, e.Input, new ExpandWindowStage(e.Schema, e.Time, e.Window)),
        GroupingSets g => Through(g, g.Input, new GroupingSetsStage(g.Schema, g.Keys, g.Sets)),
        Watermark w => BuildWatermark(w),
        Deduplicate d => Stateful(d, d.Input, BuildDeduplicate(d), HasWatermark(d.Input)),
        Aggregate a => LanePlan.Of(a) is { } lanes ? BuildLanes(lanes) : Stateful(a, a.Input, BuildAggregate(a), RunsOnWatermark(a)),
        Sort s => Into(s, s.Input, new SortOperator(s.Schema, s.Keys, LimitOver(s))),
        Limit { Count: { } count } l => _mode == OutputMode.Complete
            ? Into(l, l.Input, new ResultLimitOperator(l.Schema, count))
            : Stateful(l, l.Input, new LimitOperator(l.Schema, count), runsOnWatermark: false),
        Union u => BuildUnion(u),
        Join j => JoinPlanner.Build(j, this),
        _ => throw new InvalidOperationException($"no operator for {node.GetType().Name}"),
    };

    /// <summary>An expression as it is evaluated: constants computed, work on one string done once per dictionary entry.</summary>
    internal Expression Ready(Expression expression) => DictionaryRewrite.Apply(ConstantFolding.Apply(expression, _folding));

    /// <summary>An expression with its constants computed.</summary>
    internal Expression Folded(Expression expression) => ConstantFolding.Apply(expression, _folding);

    /// <summary>Per column of a node, whether anybody reads it.</summary>
    internal bool[] Used(LogicalPlan node) => _use[node];

    /// <summary>The rows of a plan without a stream.</summary>
    internal Columns.ColumnBatch StaticRows(LogicalPlan plan) => StaticQuery.Run(plan, _timeZone);

    internal OutputMode Mode => _mode;

    /// <param name="isRepeat">The rows are those of another input, so that their records do not count again.</param>
    internal Pipe BuildInput(LogicalPlan node, bool isRepeat = false)
    {
        var before = _repeats;
        _repeats |= isRepeat;
        var pipe = Build(node);
        _repeats = before;
        return pipe;
    }

    /// <summary>What a node does in each batch.</summary>
    internal NodeMeter MeterOf(LogicalPlan node) => _meters[node];

    internal Pipe Through(LogicalPlan node, LogicalPlan input, Stage stage)
    {
        var pipe = Build(input);
        pipe.Through(stage, MeterOf(node));
        return pipe;
    }

    /// <summary>The place of an operator with state in the reports; to be asked before its inputs are built.</summary>
    internal int NextPlace() => _places++;

    /// <summary>Gives an operator with state its number and notes whether a new watermark alone moves it.</summary>
    internal void Register(IStatefulOperator stateful, int place, bool runsOnWatermark)
    {
        _stateful.Add((stateful, place));
        _runsOnWatermark |= runsOnWatermark;
    }

    internal static bool HasWatermark(LogicalPlan plan) => plan.Walk().Any(n => n is Watermark);

    internal static EventTimeKey? EventTimeKeyOf(IReadOnlyList<PlanColumn> keys)
    {
        var index = keys.ToList().FindIndex(k => k.HasEventTime);
        return index < 0 ? null : new EventTimeKey(index, keys[index].Type is StructType);
    }

    private Pipe.FromOperator Stateful(LogicalPlan node, LogicalPlan input, Operator next, bool runsOnWatermark)
    {
        var place = NextPlace();
        var pipe = Build(input);
        Register((IStatefulOperator)next, place, runsOnWatermark);
        pipe.Into(next, MeterOf(node));
        return new Pipe.FromOperator(next, MeterOf(node));
    }

    private bool RunsOnWatermark(Aggregate node) => _mode != OutputMode.Complete && HasWatermark(node.Input);

    /// <summary>An aggregation, and a deduplication before it, with state in lanes.</summary>
    private Pipe.FromOperator BuildLanes(LanePlan plan)
    {
        var places = plan.Nodes.Reverse().Select(n => n is Aggregate or Deduplicate ? NextPlace() : -1).Reverse().ToList();
        var pipe = Build(plan.Input);
        var work = new LaneWork(LaneOperator.Lanes);
        var chains = Enumerable.Range(0, LaneOperator.Lanes).Select(_ => new List<Operator>()).ToList();
        ICountableTimes[] times = [];
        foreach (var (i, node) in plan.Nodes.Index())
        {
            var operators = node is Aggregate counting && times.Length > 0 && plan.CountedKeys() is { } keyOrder
                ? Array.ConvertAll(times, t => (Operator)BuildCount(counting, t, keyOrder))
                : LaneOperators(node);
            times = node is Deduplicate && _mode == OutputMode.Complete ? [.. operators.OfType<DeduplicateOperator>().Select(o => o.Times).OfType<ICountableTimes>()] : times;
            for (var lane = 0; lane < chains.Count; lane++)
            {
                chains[lane].Add(PlanMeters.Edge(operators[lane], i == 0 ? null : MeterOf(plan.Nodes[i - 1]), MeterOf(node)));
                chains[lane].Add(operators[lane]);
            }

            if (operators[0] is IStatefulOperator)
            {
                var runsOnWatermark = node is Aggregate a ? RunsOnWatermark(a) : HasWatermark(node.Inputs[0]);
                Register(new LaneState([.. operators.Cast<IStatefulOperator>()], work, plan.Division), places[i], runsOnWatermark);
            }
        }

        var lanes = new LaneOperator(new LaneRouting([.. plan.Keys.Select(Ready)]), work, _mode == OutputMode.Complete, chains);
        pipe.Into(lanes, MeterOf(plan.Nodes[^1]));
        return new Pipe.FromOperator(lanes, MeterOf(plan.Nodes[^1]));
    }

    /// <summary>The operators of one node, one a lane. Stages are shared, as they are by workers.</summary>
    private Operator[] LaneOperators(LogicalPlan node)
    {
        Operator[] PerLane(Func<Operator> make) => [.. Enumerable.Range(0, LaneOperator.Lanes).Select(_ => make())];
        switch (node)
        {
            case Deduplicate d:
                return PerLane(() => BuildDeduplicate(d));
            case Aggregate a:
                return PerLane(() => BuildAggregate(a));
            case Watermark w:
                var watermark = new WatermarkStage(w.Schema, w.ColumnIndex);
                var operators = PerLane(() => new WatermarkOperator(watermark));
                AddWatermark(w, watermark, -1, [.. operators.Cast<WatermarkOperator>()]);
                return operators;
            case Project p:
                var project = new ProjectStage(p.Schema, UsedOnly(p));
                return PerLane(() => new StageOperator(project));
            case Filter f:
                var filter = new FilterStage(f.Schema, Ready(f.Condition));
                return PerLane(() => new StageOperator(filter));
            default:
                throw new InvalidOperationException($"no lanes for {node.GetType().Name}");
        }
    }

    private Pipe.FromOperator Into(LogicalPlan node, LogicalPlan input, Operator next)
    {
        Build(input).Into(next, MeterOf(node));
        return new Pipe.FromOperator(next, MeterOf(node));
    }

    private Pipe.FromStream BuildScan(StreamScan scan)
    {
        var (index, repeats) = (_inputs.Count, _repeats);
        _inputs.Add(null);
        return new Pipe.FromStream(index, (stages, entry) => _inputs[index] = new StreamInput(scan, _use[scan], stages, entry, repeats, MeterOf(scan)));
    }

    private Pipe BuildWatermark(Watermark node)
    {
        var pipe = Build(node.Input);
        var stage = new WatermarkStage(node.Schema, node.ColumnIndex);
        if (pipe.Input >= 0)
        {
            AddWatermark(node, stage, pipe.Input, []);
            pipe.Through(stage, MeterOf(node));
            return pipe;
        }

        var serial = new WatermarkOperator(stage);
        AddWatermark(node, stage, -1, [serial]);
        pipe.Into(serial, MeterOf(node));
        return pipe;
    }

    private void AddWatermark(Watermark node, WatermarkStage stage, int input, IReadOnlyList<WatermarkOperator> operators)
    {
        var known = _clauses.IndexOf(node.Clause);
        if (known < 0)
        {
            known = _clauses.Count;
            _clauses.Add(node.Clause);
        }

        _watermarks.Add(new WatermarkClause(stage, node.DelayMillis, input, operators, known));
    }

    private Operator BuildDeduplicate(Deduplicate node)
    {
        var columns = node.Input.Columns;
        // A time that nobody else reads is gone before, as in Spark, and then makes no row late.
        var lateness = EventTimeColumns.FindOne(
            node.Input, [.. Enumerable.Range(0, columns.Count).Select(i => node.WithinWatermark || _use[node][i] || node.KeyIndexes.Contains(i))]);
        if (!node.WithinWatermark)
        {
            return new DeduplicateOperator(
                node.Schema, node.KeyIndexes, EventTimeKeyOf([.. node.KeyIndexes.Select(i => columns[i])]), lateness);
        }

        var time = columns.ToList().FindIndex(c => c.HasEventTime);
        return new DeduplicateWithinWatermarkOperator(
            node.Schema, node.KeyIndexes, time, columns[time].EventTimeDelayMillis!.Value * MicrosPerMilli);
    }

    private Operator BuildAggregate(Aggregate node)
    {
        // In complete mode the watermark has no part in an aggregation, so there may be two.
        var eventTime = _mode == OutputMode.Complete && node.Window?.SessionGap is null
            ? EventTimeKeyOf([.. node.Columns.Take(node.Keys.Count)])
            : EventTimeColumns.FindOne(node, [.. node.Columns.Select((_, i) => i < node.Keys.Count)]);
        if (node.Window?.SessionGap is { } gap)
        {
            var session = new SessionKey(node.Keys[node.Window.KeyIndex], gap, node.Window.KeyIndex);
            return new SessionAggregateOperator(node.Schema, [.. node.PlainKeys.Select(Ready)], session, node.Calls, _mode, eventTime is not null);
        }

        var window = node.Window is null ? null : new WindowKey(node.Window.Spec!, node.Keys[node.Window.KeyIndex], node.Window.KeyIndex);
        return new AggregateOperator(node.Schema, [.. node.PlainKeys.Select(Ready)], window, node.Calls, _mode, eventTime);
    }

    /// <summary>An aggregation that counts the times that the deduplication before it keeps.</summary>
    private AggregateOperator BuildCount(Aggregate node, ICountableTimes times, int[] keyOrder)
    {
        var window = new WindowKey(node.Window!.Spec!, node.Keys[node.Window.KeyIndex], node.Window.KeyIndex);
        return new AggregateOperator(node.Schema, [.. node.PlainKeys.Select(Ready)], window, node.Calls, times, keyOrder);
    }

    private Pipe.FromOperator BuildUnion(Union node)
    {
        var union = new UnionOperator(node.Schema, [.. node.Inputs.Select(HasWatermark)]);
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            Build(node.Inputs[i]).Into(union.Inputs[i], MeterOf(node));
        }

        return new Pipe.FromOperator(union, MeterOf(node));
    }

    /// <summary>The expressions of a projection, with nothing in the place of those that nobody reads.</summary>
    private Expression[] UsedOnly(Project project) =>
        [.. project.Expressions.Select((e, i) => _use[project][i] ? Ready(e) : null!)];

    private long? LimitOver(Sort sort) => _root.Walk().OfType<Limit>().FirstOrDefault(l => OnlyProjectionsBetween(l.Input, sort))?.Count;

    private static bool OnlyProjectionsBetween(LogicalPlan node, Sort sort) =>
        ReferenceEquals(node, sort) || (node is Project p && OnlyProjectionsBetween(p.Input, sort));

    /// <remarks>What joins let conclude about their inputs gives new filters to push.</remarks>
    private static LogicalPlan Optimize(LogicalPlan root) => FilterPushdown.Apply(JoinFilters.Infer(FilterPushdown.Apply(TimeFilters.Add(root))));

    private static LogicalPlan PullUpWindows(LogicalPlan node)
    {
        var rewritten = PlanRewrite.WithInputs(node, [.. node.Inputs.Select(PullUpWindows)]);
        return rewritten is Aggregate aggregate ? WindowPullUp.Apply(aggregate) : rewritten;
    }
}
