using TenFour.Streaming.Plans.Aggregates;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Panes in a store, with one of their aggregates, which is a count.</summary>
internal sealed class CountedPaneStore(PaneStore panes, CountAggregator counts) : ICountedPanes<CountedPaneStore.Cursor>
{
    public Cursor From(int group, long number)
    {
        var items = panes.OfGroup(group);
        return new Cursor(panes, counts, items[panes.PlaceFrom(items, number)..]);
    }

    internal ref struct Cursor(PaneStore panes, CountAggregator counts, ReadOnlySpan<int> items) : IPaneCursor
    {
        private readonly ReadOnlySpan<int> items = items;
        private int at;

        public readonly bool IsEnd => at == items.Length;

        public readonly long Number => panes.Number(items[at]);

        public readonly long Count => counts.Count(items[at]);

        public void Next() => at++;
    }
}
