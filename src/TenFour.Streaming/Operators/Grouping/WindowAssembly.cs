using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// Puts windows together from panes, a column batch at a time: each pane is added to the windows that hold it, which lie side by side.
/// </summary>
internal sealed class WindowAssembly(PaneGroups state)
{
    private const int Capacity = ColumnBatch.TypicalRows;

    private readonly Arena arena = new();
    private readonly AggregateSet windows = state.Aggregates.CreateEmpty();
    private readonly int[] places = [.. Enumerable.Range(0, Capacity)];
    private int[] groups = [];
    private long[] starts = [];
    private int count;

    /// <summary>The version to read, or null for the state as it is.</summary>
    public StateVersion? Version { get; set; }

    /// <summary>Windows waiting to be taken.</summary>
    public int Count => count;

    public bool IsEmpty => count == 0;

    public bool IsFull => count == Capacity;

    /// <summary>Adds the group's windows of a run, as far as there is room; gives the first window that had none, or one past the run.</summary>
    public long Fill(int group, WindowRun run)
    {
        EnsureRoom();
        var (panes, grid) = (state.Panes, state.Grid);
        var items = panes.OfGroup(group);
        var (done, last) = (run.First - 1, run.Last);
        for (var i = FirstPane(items, grid.FirstPaneEndingIn(run.First)); i < items.Length; i++)
        {
            var number = panes.Number(items[i]);
            var first = Math.Max(grid.FirstWindow(number), run.First);
            if (first > last)
            {
                break;
            }

            if (Version is { } version && items[i] >= version.SlotLimit)
            {
                continue;
            }

            var end = Math.Min(grid.LastWindow(number), last);
            if (end > done)
            {
                var start = Math.Max(first, done + 1);
                if (end - start >= Capacity - count)
                {
                    // No room for all: the windows from here on come with the next batch.
                    (last, end) = (start + Capacity - count - 1, start + Capacity - count - 1);
                }

                AddWindows(group, start, end);
                done = Math.Max(done, end);
            }

            if (end >= first)
            {
                Merge(count - 1 - (int)(done - first), (int)(end - first) + 1, items[i]);
            }
        }

        return last + 1;
    }

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
    public void Clear() => (count, Version) = (0, null);

    public void Flush(Action<ColumnBatch> emit)
    {
        if (count > 0)
        {
            emit(Take());
        }
    }

    /// <summary>The windows so far, as a batch that is valid until the next call of any method.</summary>
    /// <param name="withKeys">False leaves all columns but the aggregates absent.</param>
    public ColumnBatch Take(bool withKeys = true)
    {
        var plan = state.Plan;
        var window = plan.Window!;
        arena.Reset();
        var columns = new Column[plan.Output.Count];
        if (withKeys)
        {
            EmitKeys(columns, window);
        }

        windows.Emit(places.AsSpan(0, count), arena, columns, plan.KeyCount);
        var batch = new ColumnBatch(plan.Output, columns, Rows.All(count));
        count = 0;
        return batch;
    }

    private void EmitKeys(Column[] columns, WindowKey window)
    {
        var keys = state.Groups.Emit(groups.AsSpan(0, count), arena);
        Array.Copy(keys, columns, window.KeyIndex);
        Array.Copy(keys, window.KeyIndex, columns, window.KeyIndex + 1, keys.Length - window.KeyIndex);
        columns[window.KeyIndex] = WindowColumns.Of(state.Plan.Output[window.KeyIndex].Type, starts, count, window.Spec.SizeMicros, arena);
    }

    private void EnsureRoom()
    {
        if (groups.Length == 0)
        {
            groups = new int[Capacity];
            starts = new long[Capacity];
            windows.EnsureCapacity(Capacity);
        }
    }

    private void AddWindows(int group, long first, long last)
    {
        for (var window = first; window <= last; window++)
        {
            groups[count] = group;
            starts[count] = state.Grid.WindowStart(window);
            windows.Reset(count++);
        }
    }

    private void Merge(int place, int length, int slot)
    {
        if (Version is { } version)
        {
            version.MergeInto(windows, place, length, slot);
        }
        else
        {
            windows.Merge(place, length, state.Aggregates, slot);
        }
    }

    /// <summary>The place of the first pane from that number on.</summary>
    private int FirstPane(ReadOnlySpan<int> items, long number)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = low + high >>> 1;
            if (state.Panes.Number(items[middle]) < number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
