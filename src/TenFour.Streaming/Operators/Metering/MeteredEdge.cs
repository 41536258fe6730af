using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Metering;

/// <summary>
/// Stands between two operators: counts the rows that pass for the one that gives them, and the time for the one that takes them. Time that is
/// spent behind the next edge belongs to the operator there.
/// </summary>
/// <param name="output">The rows that pass.</param>
/// <param name="giver">Null where the rows are counted before: the workers do so.</param>
/// <param name="taker">The operator behind the edge.</param>
internal sealed class MeteredEdge(Schema output, NodeMeter? giver, NodeMeter taker) : Operator(output)
{
    /// <summary>What inner edges took since the outer edge of this thread was entered.</summary>
    [ThreadStatic]
    private static long inner;

    private TimeProvider _time = TimeProvider.System;

    public override void Begin(BatchContext context)
    {
        _time = context.Time;
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        giver?.AddRows(batch.Rows.Count);
        var (outer, began) = Enter();
        Next.Push(batch);
        Leave(outer, began);
    }

    public override void Complete(IResultTable table)
    {
        giver?.NoteTable();
        var (outer, began) = Enter();
        Next.Complete(table);
        Leave(outer, began);
    }

    public override void Finish()
    {
        var (outer, began) = Enter();
        Next.Finish();
        Leave(outer, began);
    }

    private (long Outer, long Began) Enter()
    {
        var outer = inner;
        inner = 0;
        return (outer, _time.GetTimestamp());
    }

    /// <remarks>A batch that fails in between reports nothing, so that there is nothing to put right.</remarks>
    private void Leave(long outer, long began)
    {
        var took = _time.GetTimestamp() - began;
        taker.AddTicks(took - inner);
        inner = outer + took;
    }
}
