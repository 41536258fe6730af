using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Puts windows together from what the state keeps, a column batch at a time.</summary>
internal abstract class WindowAssembly(WindowGroups state)
{
    protected const int Capacity = ColumnBatch.TypicalRows;

    private readonly Arena arena = new();
    private int[] groups = [];
    private long[] starts = [];

    /// <summary>The version to read, or null for the state as it is.</summary>
    public KeptVersion? Version { get; set; }

    /// <summary>Windows waiting to be taken.</summary>
    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

    public bool IsFull => Count == Capacity;

    /// <summary>Adds the group's windows of a run, as far as there is room; gives the first window that had none, or one past the run.</summary>
    public abstract long Fill(int group, WindowRun run);

    /// <summary>Hands on the windows of a run; what does not fill a batch waits for <see cref="Flush"/>.</summary>
    public void Emit(int group, WindowRun run, Action<ColumnBatch> emit)
    {
        while (true)
        {
            run = run with { First = Fill(group, run) };
            if (run.Count <= 0)
            {
                return;
            }

            Flush(emit);
        }
    }

    /// <summary>Forgets what has not been taken.</summary>
    public void Clear() => (Count, Version) = (0, null);

    public void Flush(Action<ColumnBatch> emit)
    {
        if (Count > 0)
        {
            emit(Take());
        }
    }

    /// <summary>The windows so far, as a batch that is valid until the next call of any method.</summary>
    /// <param name="withKeys">False leaves all columns but the aggregates absent.</param>
    public ColumnBatch Take(bool withKeys = true)
    {
        var plan = state.Plan;
        arena.Reset();
        var columns = new Column[plan.Output.Count];
        if (withKeys)
        {
            EmitKeys(columns, plan.Window!);
        }

        EmitAggregates(arena, columns, plan.KeyCount);
        var batch = new ColumnBatch(plan.Output, columns, Rows.All(Count));
        Count = 0;
        return batch;
    }

    /// <summary>Writes the aggregates of the windows so far to the columns from <paramref name="first"/>.</summary>
    protected abstract void EmitAggregates(Arena arena, Column[] columns, int first);

    /// <summary>Adds windows of a group, for which there must be room, behind the others.</summary>
    protected void AddWindows(int group, WindowRun run)
    {
        if (groups.Length == 0)
        {
            groups = new int[Capacity];
            starts = new long[Capacity];
        }

        for (var window = run.First; window <= run.Last; window++)
        {
            groups[Count] = group;
            starts[Count++] = state.Grid.WindowStart(window);
        }
    }

    private void EmitKeys(Column[] columns, WindowKey window)
    {
        var keys = state.EmitKeys(groups.AsSpan(0, Count), arena);
        Array.Copy(keys, columns, window.KeyIndex);
        Array.Copy(keys, window.KeyIndex, columns, window.KeyIndex + 1, keys.Length - window.KeyIndex);
        columns[window.KeyIndex] = WindowColumns.Of(state.Plan.Output[window.KeyIndex].Type, starts, Count, window.Spec.SizeMicros, arena);
    }
}
