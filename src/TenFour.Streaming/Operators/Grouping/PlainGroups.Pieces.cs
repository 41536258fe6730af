using TenFour.Streaming.Columns;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>For ranking in complete mode: a piece is a run of slots.</summary>
internal sealed partial class PlainGroups
{
    private const int PieceBits = 8;

    private SlotSet? changedPieces;

    public override int PieceCount => (keys.Table.SlotLimit + (1 << PieceBits) - 1) >> PieceBits;

    public override int[] TakeChanged()
    {
        if (changedPieces is null)
        {
            changedPieces = new SlotSet();
            return [.. Enumerable.Range(0, PieceCount)];
        }

        int[] changed = [.. changedPieces.Members];
        changedPieces.Clear();
        return changed;
    }

    public override IEnumerable<ColumnBatch> Read(IReadOnlyList<int> pieces, int column, int[] pieceOfRow)
    {
        // As many as there can be: each lane of each query reads a few of them a batch.
        var slots = new int[Math.Min(ColumnBatch.TypicalRows, pieces.Count << PieceBits)];
        var count = 0;
        foreach (var slot in SlotsOf(pieces))
        {
            slots[count] = slot;
            pieceOfRow[count++] = slot >> PieceBits;
            if (count == slots.Length)
            {
                yield return Batch(slots.AsSpan(0, count), withKeys: column < Plan.KeyCount);
                count = 0;
            }
        }

        if (count > 0)
        {
            yield return Batch(slots.AsSpan(0, count), withKeys: column < Plan.KeyCount);
        }
    }

    /// <summary>The slots of pieces, in the order of the pieces.</summary>
    public IEnumerable<int> SlotsOf(IReadOnlyList<int> pieces) =>
        pieces.SelectMany(p => Enumerable.Range(p << PieceBits, Math.Min(1 << PieceBits, keys.Table.SlotLimit - (p << PieceBits))));

    protected override void ForgetPieces() => changedPieces = null;

    /// <summary>Notes what the batch has changed, where something ranks.</summary>
    private void NoteChangedPieces()
    {
        if (changedPieces is null)
        {
            return;
        }

        foreach (var slot in touched.Members)
        {
            changedPieces.Add(slot >> PieceBits);
        }
    }
}
