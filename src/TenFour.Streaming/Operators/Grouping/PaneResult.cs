using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The result of a complete-mode batch over overlapping windows: put together group by group as it is read.</summary>
internal sealed class PaneResult(PaneGroups state, long rows) : IResultTable
{
    public Schema Schema => state.Plan.Output;

    public long CountRows() => rows;

    public IResultCursor Open(long? limit = null)
    {
        lock (state.Gate)
        {
            return new Cursor(state, state.OpenVersion());
        }
    }

    private sealed class Cursor(PaneGroups state, StateVersion version) : IResultCursor
    {
        private readonly WindowAssembly assembly = new(state, version);
        private readonly int groupLimit = state.Groups.Table.SlotLimit;
        private int group;
        private WindowRun rest = state.AllWindows;

        public long HeldBytes => version.HeldBytes;

        public ColumnBatch? Read()
        {
            lock (state.Gate)
            {
                while (group < groupLimit)
                {
                    rest = rest with { First = assembly.Fill(group, rest) };
                    if (rest.Count <= 0)
                    {
                        (group, rest) = (group + 1, state.AllWindows);
                    }

                    if (assembly.IsFull)
                    {
                        break;
                    }
                }

                return assembly.IsEmpty ? null : assembly.Take();
            }
        }

        public void Dispose()
        {
            lock (state.Gate)
            {
                state.CloseVersion(version);
            }
        }
    }
}
