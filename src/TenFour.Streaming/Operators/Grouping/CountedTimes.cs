using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Times by group, each of which stands for one row: their panes are not kept, but seen in the times. Times that belong to no window are passed over.</summary>
internal sealed class CountedTimes(OrderedTimes times, WindowGrid grid) : ICountedPanes<CountedTimes.Cursor>
{
    public Cursor From(int group, long number) => From(group, number, []);

    /// <param name="left">Times of the group that do not count, in order.</param>
    public Cursor From(int group, long number, ReadOnlySpan<long> left)
    {
        var from = number == long.MinValue ? grid.Spec.FirstTime : Math.Max(grid.PaneStart(number), grid.Spec.FirstTime);
        return new Cursor(times.From(group, from), grid, left);
    }

    internal ref struct Cursor : IPaneCursor
    {
        private readonly WindowGrid grid;
        private readonly long lastTime;
        private OrderedTimes.Cursor times;
        private ReadOnlySpan<long> left;

        public Cursor(OrderedTimes.Cursor times, WindowGrid grid, ReadOnlySpan<long> left)
        {
            this.times = times;
            this.grid = grid;
            lastTime = grid.Spec.LastTime;
            this.left = left;
            SkipLeft();
        }

        public readonly bool IsEnd => times.IsEnd || times.Current > lastTime;

        public readonly long Number => grid.PaneAt(times.Current);

        public readonly long Count => 1;

        public readonly bool EndsBefore(long window) => times.Current < grid.WindowStart(window);

        public void Next()
        {
            times.Next();
            if (left.Length > 0)
            {
                SkipLeft();
            }
        }

        private void SkipLeft()
        {
            while (left.Length > 0 && !times.IsEnd && left[0] <= times.Current)
            {
                if (left[0] == times.Current)
                {
                    times.Next();
                }

                left = left[1..];
            }
        }
    }
}
