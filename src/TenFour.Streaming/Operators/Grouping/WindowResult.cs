using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The result of a complete-mode batch over overlapping windows: put together group by group as it is read.</summary>
/// <param name="state">The groups.</param>
/// <param name="rows">How many rows the result has.</param>
/// <param name="kept">The version to read, or null: the newest.</param>
internal sealed class WindowResult(WindowGroups state, long rows, KeptVersion? kept = null) : IRankedTable
{
    public Schema Schema => state.Plan.Output;

    public long CountRows() => rows;

    public PinnedTable Pin()
    {
        lock (state.Gate)
        {
            var version = Version();
            return new PinnedTable(new WindowResult(state, rows, version), () => Close(version));
        }
    }

    public IResultCursor Open(long? limit = null)
    {
        lock (state.Gate)
        {
            var groups = Enumerable.Range(0, state.GroupLimit).Select(g => (g, state.Grid.All));
            return new Cursor(state, Version(), groups.GetEnumerator());
        }
    }

    /// <remarks>What is remembered belongs to the newest version.</remarks>
    public IResultCursor? OpenFirst(ColumnRank rank, long limit)
    {
        if (kept is not null)
        {
            return null;
        }

        lock (state.Gate)
        {
            var runs = state.FirstRuns(rank, limit);
            return new Cursor(state, state.OpenVersion(), runs.GetEnumerator());
        }
    }

    /// <summary>The version to read, for one more user; under the gate.</summary>
    private KeptVersion Version()
    {
        kept?.Share();
        return kept ?? state.OpenVersion();
    }

    private void Close(KeptVersion version)
    {
        lock (state.Gate)
        {
            state.CloseVersion(version);
        }
    }

    private sealed class Cursor(WindowGroups state, KeptVersion version, IEnumerator<(int Group, WindowRun Run)> toRead) : IResultCursor
    {
        private readonly WindowAssembly assembly = state.RentAssembly(version);
        private WindowRun rest = new(0, -1);
        private bool isDisposed;

        public long HeldBytes => version.HeldBytes;

        public ColumnBatch? Read()
        {
            WorkBudget.Check();
            lock (state.Gate)
            {
                while (!assembly.IsFull && MoveNext())
                {
                    rest = rest with { First = assembly.Fill(toRead.Current.Group, rest) };
                }

                return assembly.IsEmpty ? null : assembly.Take();
            }
        }

        public void Dispose()
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
            toRead.Dispose();
            lock (state.Gate)
            {
                state.CloseVersion(version);
                state.ReturnAssembly(assembly);
            }
        }

        /// <summary>Goes to the next group or piece, unless there is more of this one.</summary>
        private bool MoveNext()
        {
            if (rest.Count > 0)
            {
                return true;
            }

            if (!toRead.MoveNext())
            {
                return false;
            }

            rest = toRead.Current.Run;
            return true;
        }
    }
}
