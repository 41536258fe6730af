using TenFour.Streaming.Columns;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>For ranking in complete mode: a piece is what one group has in a run of windows.</summary>
internal sealed class WindowPieces(WindowGroups state)
{
    private const int Bits = 8;

    private readonly SlotSet changed = new();
    private KeyTable? pieces;
    private WindowAssembly? assembly;

    public int Count => pieces?.Count ?? 0;

    public bool IsStarted => pieces is not null;

    public long Bytes => changed.Bytes + (pieces?.Bytes ?? 0);

    /// <summary>Takes the pieces that have changed since the last call; at the first call all of them.</summary>
    public int[] TakeChanged()
    {
        if (pieces is null)
        {
            pieces = new KeyTable(2);
            state.VisitPanes(Note);
        }

        int[] taken = [.. changed.Members];
        changed.Clear();
        return taken;
    }

    /// <summary>The rows of pieces.</summary>
    /// <param name="withKeys">False leaves all columns but the aggregates absent.</param>
    /// <param name="pieceOfRow">By row, takes the piece.</param>
    public IEnumerable<ColumnBatch> Read(IReadOnlyList<int> read, bool withKeys, int[] pieceOfRow)
    {
        assembly ??= state.CreateAssembly();
        foreach (var piece in read)
        {
            var (group, run) = Of(piece);
            while (run.Count > 0)
            {
                var before = assembly.Count;
                run = run with { First = assembly.Fill(group, run) };
                pieceOfRow.AsSpan(before, assembly.Count - before).Fill(piece);
                if (assembly.IsFull)
                {
                    yield return assembly.Take(withKeys);
                }
            }
        }

        if (!assembly.IsEmpty)
        {
            yield return assembly.Take(withKeys);
        }
    }

    /// <summary>The group and the windows of a piece.</summary>
    public (int Group, WindowRun Run) Of(int piece)
    {
        var first = (long)pieces!.Word(piece, 1) << Bits;
        var all = state.Grid.All;
        return ((int)pieces.Word(piece, 0), new WindowRun(Math.Max(first, all.First), Math.Min(first + (1 << Bits) - 1, all.Last)));
    }

    /// <summary>All pieces count as changed.</summary>
    public void Forget()
    {
        pieces = null;
        changed.Clear();
    }

    /// <summary>Notes that the windows of a pane have changed, once pieces have been taken.</summary>
    public void Note(int group, long number)
    {
        for (var part = state.Grid.FirstWindow(number) >> Bits; part <= state.Grid.LastWindow(number) >> Bits; part++)
        {
            Span<ulong> key = [(ulong)group, (ulong)part];
            changed.Add(pieces!.FindOrAdd(key, out _));
        }
    }
}
