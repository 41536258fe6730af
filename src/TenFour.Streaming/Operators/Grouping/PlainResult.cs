using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The result of a complete-mode batch: a row a group.</summary>
/// <param name="groups">The groups.</param>
/// <param name="rows">How many rows the result has.</param>
/// <param name="kept">The version to read, or null: the newest.</param>
internal sealed class PlainResult(PlainGroups groups, long rows, StateVersion? kept = null) : IRankedTable
{
    public Schema Schema => groups.Plan.Output;

    public long CountRows() => rows;

    public PinnedTable Pin()
    {
        lock (groups.Gate)
        {
            var version = Version();
            return new PinnedTable(new PlainResult(groups, rows, version), () => Close(version));
        }
    }

    public IResultCursor Open(long? limit = null)
    {
        lock (groups.Gate)
        {
            var version = Version();
            return new Cursor(groups, version, Enumerable.Range(0, version.SlotLimit), version.SlotLimit);
        }
    }

    /// <remarks>What is remembered belongs to the newest version.</remarks>
    public IResultCursor? OpenFirst(ColumnRank rank, long limit)
    {
        if (kept is not null)
        {
            return null;
        }

        lock (groups.Gate)
        {
            var slots = groups.SlotsOf(groups.FirstPieces(rank, limit)).ToArray();
            return new Cursor(groups, groups.OpenVersion(), slots, slots.Length);
        }
    }

    /// <summary>The version to read, for one more user; under the gate.</summary>
    private StateVersion Version()
    {
        kept?.Share();
        return kept ?? groups.OpenVersion();
    }

    private void Close(StateVersion version)
    {
        lock (groups.Gate)
        {
            groups.CloseVersion(version);
        }
    }

    private sealed class Cursor(PlainGroups groups, StateVersion version, IEnumerable<int> toRead, int most) : IResultCursor
    {
        private readonly int atOnce = Math.Min(most, ColumnBatch.TypicalRows);
        private readonly Arena arena = new();
        private readonly AggregateSet scratch = groups.Aggregates.CreateEmpty();
        private readonly IEnumerator<int> next = toRead.GetEnumerator();

        public long HeldBytes => version.HeldBytes;

        public ColumnBatch? Read()
        {
            WorkBudget.Check();
            arena.Reset();
            var slots = arena.Rent<int>(atOnce);
            var count = 0;
            while (count < atOnce && next.MoveNext())
            {
                slots[count++] = next.Current;
            }

            return count == 0 ? null : Read(slots.AsSpan(0, count));
        }

        public void Dispose()
        {
            next.Dispose();
            lock (groups.Gate)
            {
                groups.CloseVersion(version);
            }
        }

        private ColumnBatch Read(Span<int> slots)
        {
            lock (groups.Gate)
            {
                var columns = groups.EmitKeys(slots, arena);
                EmitAggregates(slots, columns);
                return new ColumnBatch(groups.Plan.Output, columns, Rows.All(slots.Length));
            }
        }

        private void EmitAggregates(Span<int> slots, Column[] columns)
        {
            if (!version.HasImages)
            {
                groups.Aggregates.Emit(slots, arena, columns, groups.Plan.KeyCount);
                return;
            }

            scratch.EnsureCapacity(slots.Length);
            for (var i = 0; i < slots.Length; i++)
            {
                scratch.Reset(i);
                version.MergeInto(scratch, i, 1, slots[i]);
                slots[i] = i;
            }

            scratch.Emit(slots, arena, columns, groups.Plan.KeyCount);
        }
    }
}
