using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// The largest count that each group has in any window, for ORDER BY count DESC in complete mode. Nothing leaves there, so a peak only grows,
/// and what a batch has touched is all that can raise it.
/// </summary>
internal sealed class WindowPeaks(WindowGrid grid, PaneStore panes, CountAggregator counts)
{
    private static readonly Comparison<(long Peak, int Group)> LargestFirst = (a, b) => a.Peak != b.Peak ? b.Peak.CompareTo(a.Peak) : a.Group.CompareTo(b.Group);

    private readonly SlotArray<long> peaks = new();
    private readonly List<(int Group, WindowRun Run, long Count)> segments = [];
    private readonly List<(long Peak, int Group)> candidates = [];
    private readonly PriorityQueue<long, long> largest = new();
    private int groupCount;
    private bool isStarted;

    // The rows of the last first ones have at least that count.
    private long bound = 1;
    private long boundLimit = -1;

    public long Bytes => peaks.Bytes;

    /// <summary>Takes in what a batch has touched.</summary>
    public void Note(BatchPanes touched, int groups)
    {
        if (!isStarted)
        {
            return;
        }

        peaks.EnsureCapacity(groups);
        groupCount = groups;
        if (touched.Known.Length + panes.SlotLimit - touched.NewFrom >= panes.SlotLimit / 16)
        {
            foreach (var group in touched.Groups)
            {
                Raise(group, new WindowRun(long.MinValue, long.MaxValue));
            }

            return;
        }

        foreach (var slot in touched.Known)
        {
            RaiseAround(slot);
        }

        for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
        {
            RaiseAround(slot);
        }
    }

    /// <summary>The windows among which the first so many rows are; null where there are not so many windows.</summary>
    public List<(int Group, WindowRun Run)>? First(long limit, int groups)
    {
        Start(groups);
        if (limit != boundLimit)
        {
            (bound, boundLimit) = (1, limit);
        }

        largest.Clear();
        segments.Clear();
        FindCandidates();
        foreach (var (peak, group) in candidates)
        {
            if (largest.Count == limit && peak < largest.Peek())
            {
                break;
            }

            AddSegments(group, limit);
        }

        if (largest.Count < limit || limit == 0)
        {
            return null;
        }

        // Counts do not fall, and so neither does the least of the first ones.
        bound = largest.Peek();
        var runs = new List<(int, WindowRun)>();
        foreach (var (group, run, count) in segments)
        {
            if (count >= bound)
            {
                runs.Add((group, run));
            }
        }

        return runs;
    }

    private void Start(int groups)
    {
        if (isStarted)
        {
            return;
        }

        isStarted = true;
        groupCount = groups;
        peaks.EnsureCapacity(groups);
        for (var group = 0; group < groups; group++)
        {
            Raise(group, new WindowRun(long.MinValue, long.MaxValue));
        }
    }

    /// <summary>The groups that may hold first rows, the largest peak first.</summary>
    private void FindCandidates()
    {
        candidates.Clear();
        for (var group = 0; group < groupCount; group++)
        {
            if (peaks[group] >= bound)
            {
                candidates.Add((peaks[group], group));
            }
        }

        candidates.Sort(LargestFirst);
    }

    private void RaiseAround(int slot)
    {
        var (group, number) = (panes.Group(slot), panes.Number(slot));
        Raise(group, new WindowRun(grid.FirstWindow(number), grid.LastWindow(number)));
    }

    /// <summary>
    /// Looks at the windows of a run. Counts are not negative, so the largest sum is that of a window which some pane is the newest of.
    /// </summary>
    private void Raise(int group, WindowRun run)
    {
        WorkBudget.Check();
        var items = panes.OfGroup(group);
        var oldest = run.First == long.MinValue ? 0 : FirstPane(items, grid.FirstPaneEndingIn(run.First));
        ref var peak = ref peaks[group];
        var sum = 0L;
        for (var newest = oldest; newest < items.Length; newest++)
        {
            var first = grid.FirstWindow(panes.Number(items[newest]));
            if (first > run.Last)
            {
                return;
            }

            sum += counts.Count(items[newest]);
            for (; grid.LastWindow(panes.Number(items[oldest])) < first; oldest++)
            {
                sum -= counts.Count(items[oldest]);
            }

            peak = Math.Max(peak, sum);
        }
    }

    /// <summary>Adds the group's runs of windows of one count, as far as they may be among the first.</summary>
    private void AddSegments(int group, long limit)
    {
        var items = panes.OfGroup(group);
        var (sum, oldest, newest, start) = (0L, 0, 0, 0L);
        while (oldest < items.Length)
        {
            // The next window that differs from the one before: a pane joins, or one stays behind.
            var joins = newest < items.Length ? grid.FirstWindow(panes.Number(items[newest])) : long.MaxValue;
            var leaves = oldest < newest ? grid.LastWindow(panes.Number(items[oldest])) + 1 : long.MaxValue;
            var window = Math.Min(joins, leaves);
            if (sum >= bound && window > start && (largest.Count < limit || sum >= largest.Peek()))
            {
                AddSegment(group, new WindowRun(start, window - 1), sum, limit);
            }

            start = window;
            if (joins == window)
            {
                sum += counts.Count(items[newest++]);
            }
            else
            {
                sum -= counts.Count(items[oldest++]);
            }
        }
    }

    private void AddSegment(int group, WindowRun run, long count, long limit)
    {
        segments.Add((group, run, count));
        for (var i = Math.Min(limit, run.Count); i > 0 && (largest.Count < limit || count > largest.Peek()); i--)
        {
            largest.Enqueue(count, count);
            if (largest.Count > limit)
            {
                largest.Dequeue();
            }
        }
    }

    /// <summary>The place of the first pane from that number on.</summary>
    private int FirstPane(ReadOnlySpan<int> items, long number)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = low + high >>> 1;
            if (panes.Number(items[middle]) < number)
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
