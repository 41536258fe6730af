using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>
/// Runs operators with state in lanes: each lane has operators and state of its own for a fixed share of the keys, so that several workers can
/// be in them at the same time. Within a lane rows come in the order of the records, as without lanes.
/// </summary>
/// <remarks>The number of lanes is part of the state and the order of emitted rows, so it never depends on the number of workers.</remarks>
internal sealed class LaneOperator : Operator
{
    /// <summary>Enough that workers seldom wait for each other, few enough that small batches do not feel them.</summary>
    public const int Lanes = 8;

    private readonly LaneRouting _routing;
    private readonly LaneWork _work;
    private readonly bool _completes;
    private readonly Operator[] _entries;
    private readonly IStatefulOperator[][] _states;
    private readonly LaneTail[] _tails;
    private readonly EvaluationContext?[] _evaluations = new EvaluationContext?[Lanes];
    private EvaluationContext? _serial;
    private Turns _turns = new(doors: 1);

    /// <param name="routing">Decides which lane a row belongs to.</param>
    /// <param name="work">Shared with the state of the lanes.</param>
    /// <param name="completes">In complete mode nothing is emitted row by row.</param>
    /// <param name="chains">By lane, the operators from the first to the last; only the last may emit, and only when the batch finishes.</param>
    public LaneOperator(LaneRouting routing, LaneWork work, bool completes, IReadOnlyList<IReadOnlyList<Operator>> chains)
        : base(chains[0][^1].Output)
    {
        (_routing, _work, _completes) = (routing, work, completes);
        _entries = new Operator[chains.Count];
        _states = [.. chains.Select(c => c.OfType<IStatefulOperator>().ToArray())];
        _tails = new LaneTail[chains.Count];
        for (var lane = 0; lane < chains.Count; lane++)
        {
            (_entries[lane], _tails[lane]) = (chains[lane][0], new LaneTail(this, lane));
            for (var i = 0; i < chains[lane].Count; i++)
            {
                chains[lane][i].Next = i + 1 < chains[lane].Count ? chains[lane][i + 1] : _tails[lane];
            }
        }
    }

    public int Count => _entries.Length;

    public override void Begin(BatchContext context)
    {
        _serial = context.Evaluation;
        _work.Begin(context.Workers);
        for (var lane = 0; lane < _entries.Length; lane++)
        {
            var evaluation = _evaluations[lane] ??= new EvaluationContext(context.Evaluation.TimeZone);

            // Also those of lanes that no row came to, which otherwise would keep the scratch of the largest batch.
            evaluation.Reset();
            evaluation.BatchTimeMicros = context.Evaluation.BatchTimeMicros;
            _entries[lane].Begin(context with { Evaluation = evaluation });
        }

        base.Begin(context);
    }

    /// <summary>Divides rows into lanes; any number of threads at a time, each with its own context.</summary>
    /// <returns>By lane, the rows; valid until the context is reset.</returns>
    public Rows[] Route(ColumnBatch batch, EvaluationContext context) => _routing.Route(batch, Count, context);

    /// <summary>Pushes the rows of one lane; one thread a lane, in the order of the records.</summary>
    public void Push(ColumnBatch batch, int lane)
    {
        if (batch.Rows.Count > 0)
        {
            _work.AddRows(lane, batch.Rows.Count);
            _entries[lane].Push(batch);
            _evaluations[lane]!.Reset();
        }
    }

    public override void Push(ColumnBatch batch) => throw new InvalidOperationException("rows enter by their lanes");

    public override void Finish()
    {
        if (_completes)
        {
            _work.ForEach(lane => _entries[lane].Finish());
            Next.Complete(new LaneTable([.. _tails.Select(t => t.TakeTable())], _work));
        }
        else
        {
            _turns = new Turns(doors: 1);
            _work.ForEach(FinishLane);
        }

        base.Finish();
    }

    private void FinishLane(int lane)
    {
        try
        {
            _entries[lane].Finish();
            foreach (var state in _states[lane])
            {
                _work.AddRows(lane, state.Metrics.RowsRemoved);
            }
        }
        catch
        {
            _turns.Abandon();
            throw;
        }
    }

    /// <summary>The end of one lane: what it emits goes on behind all lanes, when those before it have ended.</summary>
    private sealed class LaneTail(LaneOperator lanes, int number) : Operator(lanes.Output)
    {
        private IResultTable? _table;

        public override void Begin(BatchContext context)
        {
            // The operators behind the lanes begin once.
        }

        public override void Push(ColumnBatch batch)
        {
            // Where another lane has failed the batch has: nobody needs the rows.
            if (lanes._turns.Await(number, door: 0))
            {
                lanes.Next.Push(batch);
                lanes._serial!.Reset();
            }
        }

        public override void Complete(IResultTable table) => _table = table;

        public override void Finish()
        {
            // The operators behind the lanes finish once, when all lanes have.
            if (!lanes._completes && lanes._turns.Await(number, door: 0))
            {
                lanes._turns.Pass(number, door: 0);
            }
        }

        public IResultTable TakeTable()
        {
            var table = _table ?? throw new InvalidOperationException("a lane gave no result");
            _table = null;
            return table;
        }
    }
}
