using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Counts the times in each window, on a walk along the group's times with one cursor at each end of the window.</summary>
internal sealed class TimeAssembly(TimeGroups state) : WindowAssembly(state)
{
    private long[] counts = [];

    public override long Fill(int group, WindowRun run)
    {
        if (counts.Length == 0)
        {
            counts = new long[Capacity];
        }

        var grid = state.Grid;
        var newest = state.Times.From(group, grid.FirstPaneEndingIn(run.First), Version is TimeVersion version ? version.Later(group) : []);
        var oldest = newest;
        var (sum, window) = (0L, run.First);
        while (window <= run.Last && !IsFull)
        {
            for (; !newest.IsEnd && grid.FirstWindow(newest.Number) <= window; newest.Next())
            {
                sum += newest.Count;
            }

            for (; sum > 0 && oldest.EndsBefore(window); oldest.Next())
            {
                sum -= oldest.Count;
            }

            var next = newest.IsEnd ? run.Last + 1 : Math.Min(grid.FirstWindow(newest.Number), run.Last + 1);
            if (sum > 0)
            {
                // Up to the next window that a pane joins or leaves, all have the same count.
                var length = (int)Math.Min(Math.Min(next, grid.LastWindow(oldest.Number) + 1) - window, Capacity - Count);
                next = window + length;
                counts.AsSpan(Count, length).Fill(sum);
                AddWindows(group, new WindowRun(window, next - 1));
            }

            window = next;
        }

        return window;
    }

    protected override void EmitAggregates(Arena arena, Column[] columns, int first)
    {
        // All aggregates are the same count.
        columns.AsSpan(first).Fill(new FixedColumn<long>(SqlType.Long, counts));
    }
}
