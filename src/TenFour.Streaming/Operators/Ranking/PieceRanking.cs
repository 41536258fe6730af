using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;

namespace TenFour.Streaming.Operators.Ranking;

/// <summary>The best rank in each piece of a result, kept up to date by looking at changed pieces only.</summary>
internal sealed class PieceRanking(IRankedPieces pieces, ColumnRank rank)
{
    private ulong[] best = [];

    public ColumnRank Rank { get; } = rank;

    public long Bytes => best.Length * sizeof(ulong);

    /// <summary>The pieces that together hold the first so many rows.</summary>
    public int[] First(long limit)
    {
        Update();
        var count = pieces.PieceCount;
        if (limit >= count || limit == 0)
        {
            return [.. Enumerable.Range(0, limit == 0 ? 0 : count)];
        }

        // Every piece has a row of its best rank, so the first rows rank no worse than the limit-th of these.
        var last = LimitBest(count, (int)limit);
        return [.. Enumerable.Range(0, count).Where(p => best[p] <= last)];
    }

    private void Update()
    {
        var changed = pieces.TakeChanged();
        if (best.Length < pieces.PieceCount)
        {
            Array.Resize(ref best, Math.Max(pieces.PieceCount, best.Length * 2));
        }

        foreach (var piece in changed)
        {
            best[piece] = ulong.MaxValue;
        }

        // Lent, because each lane of each query has a ranking.
        var pieceOfRow = ArrayPool<int>.Shared.Rent(ColumnBatch.TypicalRows);
        var ranks = ArrayPool<ulong>.Shared.Rent(ColumnBatch.TypicalRows);
        foreach (var batch in pieces.Read(changed, Rank.Column, pieceOfRow))
        {
            WorkBudget.Check();
            Rank.Rank(batch, ranks);
            for (var i = 0; i < batch.Rows.Count; i++)
            {
                ref var current = ref best[pieceOfRow[i]];
                current = Math.Min(current, ranks[i]);
            }
        }

        ArrayPool<int>.Shared.Return(pieceOfRow);
        ArrayPool<ulong>.Shared.Return(ranks);
    }

    /// <summary>The limit-th of the best ranks.</summary>
    private ulong LimitBest(int count, int limit)
    {
        var worstFirst = new PriorityQueue<ulong, ulong>(limit, Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
        for (var piece = 0; piece < count; piece++)
        {
            if (worstFirst.Count < limit)
            {
                worstFirst.Enqueue(best[piece], best[piece]);
            }
            else if (best[piece] < worstFirst.Peek())
            {
                worstFirst.DequeueEnqueue(best[piece], best[piece]);
            }
        }

        return worstFirst.Peek();
    }
}
