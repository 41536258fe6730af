using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Ranking;
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
    private WindowPeaks? peaks;
    private int peakColumn;

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

    public override IEnumerable<ColumnBatch> Read(IReadOnlyList<int> pieces, int column, int[] pieceOfRow)
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
                    yield return assembly.Take(withKeys: column < Plan.KeyCount);
                }
            }
        }

        if (!assembly.IsEmpty)
        {
            yield return assembly.Take(withKeys: column < Plan.KeyCount);
        }
    }

    /// <summary>The windows that together hold the first rows; under the gate.</summary>
    public List<(int Group, WindowRun Run)> FirstRuns(ColumnRank rank, long limit)
    {
        var counts = rank.Descending && Plan.Mode == OutputMode.Complete ? Aggregates.CountAt(rank.Column - Plan.KeyCount) : null;
        if (counts is not null && (peaks is null || peakColumn != rank.Column))
        {
            (peaks, peakColumn) = (new WindowPeaks(Grid, panes, counts), rank.Column);
        }

        var runs = counts is null ? null : peaks!.First(limit, groups.Table.SlotLimit);
        return runs ?? [.. FirstPieces(rank, limit).Select(PieceOf)];
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
        peaks?.Note(touched, groups.Table.SlotLimit);
        if (pieces is not null)
        {
            foreach (var slot in touched.Known)
            {
                NoteChangedPieces(slot);
            }

            for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
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
