using TenFour.Streaming.Columns;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>For ranking in complete mode: a piece is what one group has in a run of windows.</summary>
internal sealed partial class PaneGroups
{
    private const int PieceBits = 8;

    private readonly SlotSet changedPieces = new();
    private KeyTable? pieces;
    private WindowAssembly? pieceAssembly;

    public override int PieceCount => pieces?.Count ?? 0;

    public override int[] TakeChanged()
    {
        if (pieces is null)
        {
            pieces = new KeyTable(2);
            foreach (var slot in panes.InOrder())
            {
                NoteChangedPieces(slot);
            }
        }

        int[] changed = [.. changedPieces.Members];
        changedPieces.Clear();
        return changed;
    }

    public override IEnumerable<ColumnBatch> Read(IReadOnlyList<int> pieces, int[] pieceOfRow)
    {
        var assembly = pieceAssembly ??= new WindowAssembly(this);
        foreach (var piece in pieces)
        {
            var (group, run) = PieceOf(piece);
            while (run.Count > 0)
            {
                var before = assembly.Count;
                run = run with { First = assembly.Fill(group, run) };
                pieceOfRow.AsSpan(before, assembly.Count - before).Fill(piece);
                if (assembly.IsFull)
                {
                    yield return assembly.Take();
                }
            }
        }

        if (!assembly.IsEmpty)
        {
            yield return assembly.Take();
        }
    }

    /// <summary>The group and the windows of a piece.</summary>
    public (int Group, WindowRun Run) PieceOf(int piece)
    {
        var first = (long)pieces!.Word(piece, 1) << PieceBits;
        return ((int)pieces.Word(piece, 0), new WindowRun(first, first + (1 << PieceBits) - 1));
    }

    protected override void ForgetPieces()
    {
        pieces = null;
        changedPieces.Clear();
    }

    /// <summary>Notes what the batch has changed, where something ranks.</summary>
    private void NoteChangedPieces()
    {
        if (pieces is not null)
        {
            foreach (var slot in touched.All)
            {
                NoteChangedPieces(slot);
            }
        }
    }

    private void NoteChangedPieces(int slot)
    {
        var number = panes.Number(slot);
        for (var part = Grid.FirstWindow(number) >> PieceBits; part <= Grid.LastWindow(number) >> PieceBits; part++)
        {
            Span<ulong> key = [(ulong)panes.Group(slot), (ulong)part];
            changedPieces.Add(pieces!.FindOrAdd(key, out _));
        }
    }
}
