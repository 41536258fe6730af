using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Runs a plan that reads no stream, once and whole: the static side of a join, or a subquery. Uses the operators of streams.</summary>
internal sealed class StaticQuery
{
    private readonly BatchContext _context;

    private StaticQuery(TimeZoneInfo timeZone) => _context = new BatchContext(0, 0, 0, new EvaluationContext(timeZone));

    /// <summary>The rows of the plan.</summary>
    public static ColumnBatch Run(LogicalPlan plan, TimeZoneInfo timeZone)
    {
        var table = new StaticQuery(timeZone).Evaluate(plan);
        using var cursor = table.Open();
        var batches = new List<ColumnBatch>();
        while (cursor.Read() is { } batch)
        {
            batches.Add(ColumnCopy.Compact(batch));
        }

        return ColumnConcatenation.Of(plan.Schema, batches);
    }

    private IResultTable Evaluate(LogicalPlan node) => node switch
    {
        TableScan scan => new MemoryTable(scan.Table.Schema, [scan.Table.Rows]),
        Project p => new StagedTable(Evaluate(p.Input), new ProjectStage(p.Schema, p.Expressions), _context.Evaluation),
        Filter f => new StagedTable(Evaluate(f.Input), new FilterStage(f.Schema, f.Condition), _context.Evaluation),
        WindowExpand e => new StagedTable(Evaluate(e.Input), new ExpandWindowStage(e.Schema, e.Time, e.Window), _context.Evaluation),
        GroupingSets g => new StagedTable(Evaluate(g.Input), new GroupingSetsStage(g.Schema, g.Keys, g.Sets), _context.Evaluation),
        Deduplicate d => Push(d.Input, new DeduplicateOperator(d.Schema, d.KeyIndexes, null)),
        Aggregate { Window.SessionGap: not null } => throw Binding.BindingErrors.Unsupported("session_window over a static table", node.Span),
        Aggregate a => Push(a.Input, AggregateOf(a)),
        Sort s => Complete(s.Input, new SortOperator(s.Schema, s.Keys, null)),
        Limit { Count: { } count } l => Complete(l.Input, new ResultLimitOperator(l.Schema, count)),
        Union u => new MemoryTable(u.Schema, [.. u.Inputs.Select(i => Materialize(i))]),
        Join j => new StagedTable(Evaluate(j.Left), JoinPlanner.StaticStage(j, Materialize(j.Right)), _context.Evaluation),
        _ => throw Binding.BindingErrors.Unsupported("This over a static table", node.Span),
    };

    private ColumnBatch Materialize(LogicalPlan node) => Run(node, _context.Evaluation.TimeZone);

    private static AggregateOperator AggregateOf(Aggregate node)
    {
        var window = node.Window is null ? null : new WindowKey(node.Window.Spec!, node.Keys[node.Window.KeyIndex], node.Window.KeyIndex);
        return new AggregateOperator(node.Schema, node.PlainKeys, window, node.Calls, OutputMode.Complete, null);
    }

    private IResultTable Push(LogicalPlan input, Operator next)
    {
        var taker = new Taker(next.Output);
        next.Next = taker;
        next.Begin(_context);
        using (var cursor = Evaluate(input).Open())
        {
            while (cursor.Read() is { } batch)
            {
                next.Push(batch);
            }
        }

        next.Finish();
        return taker.Table;
    }

    private IResultTable Complete(LogicalPlan input, Operator next)
    {
        var taker = new Taker(next.Output);
        next.Next = taker;
        next.Begin(_context);
        next.Complete(Evaluate(input));
        return taker.Table;
    }

    /// <summary>Keeps what an operator gives.</summary>
    private sealed class Taker(Schema output) : Operator(output)
    {
        private readonly List<ColumnBatch> _batches = [];
        private IResultTable? _table;

        public IResultTable Table => _table ?? new MemoryTable(Output, _batches);

        public override void Begin(BatchContext context)
        {
            // One batch only.
        }

        public override void Push(ColumnBatch batch) => _batches.Add(ColumnCopy.Compact(batch));

        public override void Complete(IResultTable table) => _table = table;

        public override void Finish()
        {
            // Everything has been taken.
        }
    }
}
