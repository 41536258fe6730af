using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>The results of all lanes, one after the other.</summary>
internal sealed class LaneTable(IReadOnlyList<IResultTable> lanes, LaneWork work) : IRankedTable
{
    public Schema Schema => lanes[0].Schema;

    public long CountRows() => lanes.Sum(l => l.CountRows());

    public IResultCursor Open(long? limit = null) => new Cursor([.. lanes.Select(l => l.Open(limit))]);

    public PinnedTable Pin()
    {
        PinnedTable[] kept = [.. lanes.Select(l => l.Pin())];
        return new PinnedTable(new LaneTable([.. kept.Select(k => k.Table)], work), () => Array.ForEach(kept, k => k.Dispose()));
    }

    /// <summary>The first rows of the whole are among the first of each lane.</summary>
    public IResultCursor? OpenFirst(ColumnRank rank, long limit)
    {
        if (!lanes.All(l => l is IRankedTable))
        {
            return null;
        }

        var cursors = new IResultCursor?[lanes.Count];
        work.ForEach(lane => cursors[lane] = ((IRankedTable)lanes[lane]).OpenFirst(rank, limit));
        if (Array.TrueForAll(cursors, c => c is not null))
        {
            return new Cursor([.. cursors.Select(c => c!)]);
        }

        Array.ForEach(cursors, c => c?.Dispose());
        return null;
    }

    private sealed class Cursor(IReadOnlyList<IResultCursor> cursors) : IResultCursor
    {
        private int _current;

        public long HeldBytes => cursors.Sum(c => c.HeldBytes);

        public ColumnBatch? Read()
        {
            for (; _current < cursors.Count; _current++)
            {
                if (cursors[_current].Read() is { } batch)
                {
                    return batch;
                }
            }

            return null;
        }

        public void Dispose()
        {
            foreach (var cursor in cursors)
            {
                cursor.Dispose();
            }
        }
    }
}
