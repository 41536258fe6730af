using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Times by group, each of which stands for one row: their panes are not kept, but seen in the times.</summary>
internal sealed class CountedTimes(OrderedTimes times, WindowGrid grid) : ICountedPanes<CountedTimes.Cursor>
{
    public Cursor From(int group, long number) => From(group, number, []);

    /// <param name="left">Times of the group that do not count, in order.</param>
    public Cursor From(int group, long number, ReadOnlySpan<long> left)
    {
        var from = number == long.MinValue ? long.MinValue : grid.PaneStart(number);
        return new Cursor(times.From(group, from), grid, left);
    }

    internal ref struct Cursor : IPaneCursor
    {
        private readonly WindowGrid grid;
        private OrderedTimes.Cursor times;
        private ReadOnlySpan<long> left;

        public Cursor(OrderedTimes.Cursor times, WindowGrid grid, ReadOnlySpan<long> left)
        {
            this.times = times;
            this.grid = grid;
            this.left = left;
            Next();
        }

        public bool IsEnd { get; private set; }

        public long Number { get; private set; }

        public long Count { get; private set; }

        public void Next()
        {
            for (Count = 0; Count == 0;)
            {
                if (times.IsEnd)
                {
                    IsEnd = true;
                    return;
                }

                Number = grid.PaneAt(times.Current);
                var start = grid.PaneStart(Number);
                do
                {
                    Count += IsLeft(times.Current) ? 0 : 1;
                    times.Next();
                }
                while (!times.IsEnd && (ulong)(times.Current - start) < (ulong)grid.Pane);
            }
        }

        private bool IsLeft(long time)
        {
            while (left.Length > 0 && left[0] < time)
            {
                left = left[1..];
            }

            return left.Length > 0 && left[0] == time;
        }
    }
}
