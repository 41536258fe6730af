using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The result of a complete-mode batch: a row a group.</summary>
internal sealed class PlainResult(PlainGroups groups, long rows) : IResultTable
{
    public Schema Schema => groups.Plan.Output;

    public long CountRows() => rows;

    public IResultCursor Open(long? limit = null)
    {
        lock (groups.Gate)
        {
            return new Cursor(groups, groups.OpenVersion());
        }
    }

    private sealed class Cursor(PlainGroups groups, StateVersion version) : IResultCursor
    {
        private readonly Arena arena = new();
        private readonly AggregateSet scratch = groups.Aggregates.CreateEmpty();
        private int next;

        public long HeldBytes => version.HeldBytes;

        public ColumnBatch? Read()
        {
            var count = Math.Min(version.SlotLimit - next, ColumnBatch.TypicalRows);
            if (count <= 0)
            {
                return null;
            }

            arena.Reset();
            var slots = arena.Rent<int>(count).AsSpan(0, count);
            for (var i = 0; i < count; i++)
            {
                slots[i] = next++;
            }

            lock (groups.Gate)
            {
                var columns = groups.EmitKeys(slots, arena);
                EmitAggregates(slots, columns);
                return new ColumnBatch(groups.Plan.Output, columns, Rows.All(count));
            }
        }

        public void Dispose()
        {
            lock (groups.Gate)
            {
                groups.CloseVersion(version);
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
