using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.StreamJoins;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Plans joins of two streams.</summary>
internal sealed class StreamJoinPlanner
{
    private readonly Join _join;
    private readonly PhysicalPlanner _planner;
    private readonly IReadOnlyList<(Expression Left, Expression Right)> _keys;
    private readonly Expression? _residual;
    private readonly JoinPredicates _predicates;
    private readonly bool[] _used;
    private readonly bool[] _needed;

    private StreamJoinPlanner(Join join, PhysicalPlanner planner)
    {
        (_join, _planner) = (join, planner);
        var condition = JoinCondition.Split(join);
        if (condition.Equalities.Count == 0)
        {
            throw StreamingRules.Legacy(
                "Stream-stream join without equality predicate is not supported", join, "Add an equality between a column of each side to ON.");
        }

        _keys = [.. condition.Equalities.Select(e => (planner.Ready(e.Left), planner.Ready(e.Right)))];
        _residual = condition.Residual is null ? null : planner.Folded(condition.Residual);
        _predicates = JoinPredicates.Split(_residual, join.Left.Columns.Count);
        _used = planner.Used(join);
        _needed = NeededInState();
        RefuseMaps();
    }

    public static Pipe Build(Join join, PhysicalPlanner planner) => new StreamJoinPlanner(join, planner).Build();

    private Pipe.FromOperator Build()
    {
        var hasWatermark = (Left: PhysicalPlanner.HasWatermark(_join.Left), Right: PhysicalPlanner.HasWatermark(_join.Right));
        var (left, right) = (Side(isLeft: true), Side(isLeft: false));
        var both = JoinPredicates.All(_predicates.Both);
        var spec = new StreamJoinSpec(
            _join.Kind == JoinKind.Cross ? JoinKind.Inner : _join.Kind,
            left,
            right,
            both is null ? null : _planner.Ready(both),
            new Schema([.. _join.Left.Schema.Fields, .. _join.Right.Schema.Fields]),
            _join.Schema,
            _used,
            hasWatermark);
        var joined = new StreamJoinOperator(spec);
        var place = _planner.NextPlace();
        _planner.BuildInput(_join.Left).Into(joined.Inputs[0], _planner.MeterOf(_join));
        _planner.BuildInput(_join.Right, RepeatedInput.Test(_join, _keys, ColumnUse.NeededBy(_join, _used))).Into(joined.Inputs[1], _planner.MeterOf(_join));
        _planner.Register(joined, place, left.Bound is not null || right.Bound is not null);
        return new Pipe.FromOperator(joined, _planner.MeterOf(_join));
    }

    private JoinSideSpec Side(bool isLeft)
    {
        var (plan, first) = isLeft ? (_join.Left, 0) : (_join.Right, _join.Left.Columns.Count);
        var only = JoinPredicates.All(isLeft ? _predicates.Left : _predicates.Right);
        var late = EventTimeColumns.FindOne(plan, ColumnUse.NeededBy(_join, _used).AsSpan(first, plan.Columns.Count).ToArray());
        return new JoinSideSpec(
            plan.Schema,
            [.. _keys.Select(k => isLeft ? k.Left : k.Right)],
            only is null ? null : _planner.Ready(only),
            late,
            Bound(isLeft, late),
            [.. Enumerable.Range(0, plan.Columns.Count).Where(i => _needed[first + i])]);
    }

    /// <remarks>A map has no bytes that tell it from others, which is how the state keeps values. Spark keeps it.</remarks>
    private void RefuseMaps()
    {
        var columns = _join.Left.Columns.Concat(_join.Right.Columns).Where((c, i) => _needed[i] && HasMap(c.Type));
        if (columns.FirstOrDefault() is { } map)
        {
            throw Binding.BindingErrors.Unsupported(
                $"The column {map.Name} of type {map.Type} in a join of two streams", _join.Span, "Select the entries that you need, such as m['key'], in a subquery.");
        }
    }

    private static bool HasMap(SqlType type) => type switch
    {
        MapType => true,
        ArrayType a => HasMap(a.Element),
        StructType s => s.Fields.Any(f => HasMap(f.Type)),
        _ => false,
    };

    /// <remarks>A key with a watermark bounds both sides; otherwise a side with a watermark may be bounded by a time condition.</remarks>
    private JoinStateBound? Bound(bool isLeft, EventTimeKey? time)
    {
        var key = _keys.ToList().FindIndex(k => IsEventTime(k.Left, _join.Left));
        key = key >= 0 ? key : _keys.ToList().FindIndex(k => IsEventTime(k.Right, _join.Right));
        if (key >= 0)
        {
            return new JoinStateBound(new EventTimeKey(key, _keys[key].Left.Type is StructType), IsOnKey: true, null);
        }

        return time is not null && JoinTimeCondition.BoundOf(_join, _residual, isLeft, turnsNegations: true) is { } condition
            ? new JoinStateBound(time, IsOnKey: false, condition)
            : null;
    }

    private static bool IsEventTime(Expression key, LogicalPlan side) => key is ColumnReference column && side.Columns[column.Index].HasEventTime;

    /// <summary>The columns, left and then right, that the result or the rest of the condition reads of a row in the state.</summary>
    private bool[] NeededInState()
    {
        var needed = new bool[_join.Left.Columns.Count + _join.Right.Columns.Count];
        _used.CopyTo(needed, 0);
        foreach (var column in _predicates.Both.SelectMany(c => c.Walk()).OfType<ColumnReference>())
        {
            needed[column.Index] = true;
        }

        return needed;
    }
}
