using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// Counts the different pairs of group and window that a batch touches, a part of the batch at a time. Where a group's parts follow each other
/// in time, as in most streams, no pane is looked at twice.
/// </summary>
internal sealed class TouchedWindows(WindowGrid grid)
{
    private static readonly (long First, long Last) Nothing = (0, -1);

    private readonly SlotArray<Extent> extents = new();
    private readonly List<int> unordered = [];

    /// <summary>The pairs so far, without those of <see cref="Unordered"/>.</summary>
    public long Count { get; private set; }

    /// <summary>The groups whose parts overlap in time: they are to be counted at the end, as a whole.</summary>
    public IReadOnlyList<int> Unordered => unordered;

    public long Bytes => extents.Bytes;

    public void Clear()
    {
        Count = 0;
        unordered.Clear();
    }

    /// <summary>Adds panes that the batch has not touched before.</summary>
    /// <param name="isFirst">The group's first part in this batch.</param>
    /// <param name="bounds">The windows that count.</param>
    public void Add(int group, ReadOnlySpan<long> numbers, bool isFirst, WindowRun bounds)
    {
        extents.EnsureCapacity(group + 1);
        ref var extent = ref extents[group];
        if (isFirst)
        {
            extent = new Extent { Lower = Nothing, Upper = (numbers[0], numbers[^1]) };
        }

        if (extent.IsUnordered)
        {
            return;
        }

        (long After, long Before)? place = isFirst ? (long.MinValue, long.MaxValue) : Place(ref extent, numbers[0], numbers[^1]);
        if (place is not { } gap)
        {
            Count -= extent.Count;
            extent.IsUnordered = true;
            unordered.Add(group);
            return;
        }

        // What touches a window of a pane beside the gap has been counted with that pane.
        var first = gap.After == long.MinValue ? bounds.First : Math.Max(bounds.First, grid.LastWindow(gap.After) + 1);
        var last = gap.Before == long.MaxValue ? bounds.Last : Math.Min(bounds.Last, grid.FirstWindow(gap.Before) - 1);
        var more = grid.CountWindows(numbers, new WindowRun(first, last));
        extent.Count += more;
        Count += more;
    }

    /// <summary>
    /// Puts a part beside one of the two pieces of time that the group has in this batch; gives the panes around it, or null where it overlaps.
    /// Two pieces, since a file that runs backwards and is read several times jumps forwards now and then.
    /// </summary>
    private static (long After, long Before)? Place(ref Extent extent, long first, long last)
    {
        var (lower, upper) = (extent.Lower, extent.Upper);
        if (first > upper.Last)
        {
            (extent.Lower, extent.Upper) = (lower == Nothing ? upper : (lower.First, upper.Last), (first, last));
            extent.GrowsLower = false;
            return (upper.Last, long.MaxValue);
        }

        if (lower == Nothing && last < upper.First)
        {
            extent.Upper = (first, upper.Last);
            return (long.MinValue, upper.First);
        }

        if (lower != Nothing && last < lower.First)
        {
            (extent.Lower, extent.Upper) = ((first, last), (lower.First, upper.Last));
            extent.GrowsLower = true;
            return (long.MinValue, lower.First);
        }

        if (lower == Nothing || first <= lower.Last || last >= upper.First)
        {
            return null;
        }

        (extent.Lower, extent.Upper) = extent.GrowsLower ? ((lower.First, last), upper) : (lower, (first, upper.Last));
        return (lower.Last, upper.First);
    }

    private struct Extent
    {
        public (long First, long Last) Lower;
        public (long First, long Last) Upper;
        public long Count;
        public bool GrowsLower;
        public bool IsUnordered;
    }
}
