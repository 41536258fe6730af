using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Puts windows together from panes: each pane is added to the windows that hold it, which lie side by side.</summary>
internal sealed class PaneAssembly(PaneGroups state) : WindowAssembly(state)
{
    private static readonly int[] places = [.. Enumerable.Range(0, Capacity)];

    private readonly AggregateSet windows = state.Aggregates.CreateEmpty();

    public override long Fill(int group, WindowRun run)
    {
        windows.EnsureCapacity(Capacity);
        var (panes, grid, version) = (state.Panes, state.Grid, (StateVersion?)Version);
        var items = panes.OfGroup(group);
        var (done, last) = (run.First - 1, run.Last);
        for (var i = panes.PlaceFrom(items, grid.FirstPaneEndingIn(run.First)); i < items.Length; i++)
        {
            var number = panes.Number(items[i]);
            var first = Math.Max(grid.FirstWindow(number), run.First);
            if (first > last)
            {
                break;
            }

            if (version is not null && items[i] >= version.SlotLimit)
            {
                continue;
            }

            var end = Math.Min(grid.LastWindow(number), last);
            if (end > done)
            {
                var start = Math.Max(first, done + 1);
                if (end - start >= Capacity - Count)
                {
                    // No room for all: the windows from here on come with the next batch.
                    (last, end) = (start + Capacity - Count - 1, start + Capacity - Count - 1);
                }

                AddEmpty(group, new WindowRun(start, end));
                done = Math.Max(done, end);
            }

            if (end >= first)
            {
                Merge(Count - 1 - (int)(done - first), (int)(end - first) + 1, items[i], version);
            }
        }

        return last + 1;
    }

    protected override void EmitAggregates(Arena arena, Column[] columns, int first) => windows.Emit(places.AsSpan(0, Count), arena, columns, first);

    private void AddEmpty(int group, WindowRun run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            windows.Reset(Count + i);
        }

        AddWindows(group, run);
    }

    private void Merge(int place, int length, int slot, StateVersion? version)
    {
        if (version is not null)
        {
            version.MergeInto(windows, place, length, slot);
        }
        else
        {
            windows.Merge(place, length, state.Aggregates, slot);
        }
    }
}
