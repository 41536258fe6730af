using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The state of an aggregation. One thread at a time, under <see cref="Gate"/> where cursors may read beside it.</summary>
/// <param name="gate">Shared with whatever else holds a part of the state; null where nothing does.</param>
internal abstract class GroupState(GroupPlan plan, Lock? gate = null) : IRankedPieces
{
    private PieceRanking? ranking;

    /// <summary>Held while rows are added and while a cursor fills a column batch.</summary>
    public Lock Gate { get; } = gate ?? new Lock();

    public GroupPlan Plan { get; } = plan;

    /// <summary>The partial results: a slot a group, or a pane.</summary>
    public AggregateSet Aggregates { get; } = new(plan.Aggregates);

    public abstract StateMetrics Metrics { get; }

    public abstract void Begin(BatchContext context);

    /// <summary>Adds rows whose aggregate arguments have been evaluated.</summary>
    /// <param name="keys">The keys without the window.</param>
    /// <param name="times">By row, the event time of the window, never null; null without a window.</param>
    public abstract void Push(Column[] keys, long[]? times, Rows rows, RecordOrigin? origin, EvaluationContext context);

    /// <summary>Ends a batch: hands on what append and update mode emit, and evicts.</summary>
    public abstract void Finish(Action<ColumnBatch> emit);

    /// <summary>Removes what leaves with the batch and has been handed on, while operators behind go on with it.</summary>
    public virtual void RemoveLeaving()
    {
        // Most states have removed it as they handed it on.
    }

    /// <summary>The result of the complete-mode batch that has just been finished.</summary>
    public abstract IResultTable Result();

    /// <summary>The pieces of the result that together hold the first rows; under the gate.</summary>
    public int[] FirstPieces(ColumnRank rank, long limit)
    {
        if (ranking?.Rank != rank)
        {
            ForgetPieces();
            ranking = new PieceRanking(this, rank);
        }

        return ranking.First(limit);
    }

    public abstract int PieceCount { get; }

    public abstract int[] TakeChanged();

    public abstract IEnumerable<ColumnBatch> Read(IReadOnlyList<int> pieces, int column, int[] pieceOfRow);

    public abstract void WriteChanges(StateWriter output);

    public abstract void ReadChanges(ref StateReader input);

    public abstract void WriteSnapshot(StateWriter output);

    public abstract void ReadSnapshot(ref StateReader input);

    /// <summary>All that a checkpoint holds has been read.</summary>
    public virtual void EndRestoring()
    {
        // Most states are whole after each read.
    }

    /// <summary>What ranking remembers.</summary>
    protected long RankingBytes => ranking?.Bytes ?? 0;

    /// <summary>All pieces count as changed.</summary>
    protected abstract void ForgetPieces();
}
