using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Panes in a store, with one of their aggregates, which is a count.</summary>
internal sealed class CountedPaneStore(PaneStore panes, WindowGrid grid, CountAggregator counts) : ICountedPanes<CountedPaneStore.Cursor>
{
    public Cursor From(int group, long number)
    {
        var items = panes.OfGroup(group);
        return new Cursor(panes, grid, counts, items[panes.PlaceFrom(items, number)..]);
    }

    /// <summary>Raises the figure of each group to the largest count of its panes.</summary>
    public void RaiseToPanes(SlotArray<long> peaks)
    {
        // In the order in which they lie in memory. A slot without a pane has a count of 0.
        for (var slot = 0; slot < panes.SlotLimit; slot++)
        {
            ref var peak = ref peaks[panes.Group(slot)];
            peak = Math.Max(peak, counts.Count(slot));
        }
    }

    internal ref struct Cursor(PaneStore panes, WindowGrid grid, CountAggregator counts, ReadOnlySpan<int> items) : IPaneCursor
    {
        private readonly ReadOnlySpan<int> items = items;
        private int at;

        public readonly bool IsEnd => at == items.Length;

        public readonly long Number => panes.Number(items[at]);

        public readonly long Count => counts.Count(items[at]);

        public readonly bool EndsBefore(long window) => grid.LastWindow(Number) < window;

        public void Next() => at++;
    }
}
