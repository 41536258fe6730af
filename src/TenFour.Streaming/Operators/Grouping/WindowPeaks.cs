using TenFour.Streaming.Limits;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// The largest count that each group has in any window, for ORDER BY count DESC in complete mode. Nothing leaves there, so a peak only grows,
/// and what a batch has touched is all that can raise it.
/// </summary>
/// <param name="raiseToPanes">Raises all peaks at once to the counts of panes, where each window is one pane and that costs less.</param>
internal sealed class WindowPeaks<TCursor>(WindowGrid grid, ICountedPanes<TCursor> panes, Action<SlotArray<long>>? raiseToPanes = null) : IWindowPeaks
    where TCursor : struct, IPaneCursor, allows ref struct
{
    private static readonly Comparison<(long Peak, int Group)> LargestFirst = (a, b) => a.Peak != b.Peak ? b.Peak.CompareTo(a.Peak) : a.Group.CompareTo(b.Group);

    private readonly SlotArray<long> peaks = new();
    private readonly List<(int Group, WindowRun Run, long Count)> segments = [];
    private readonly List<(long Peak, int Group)> candidates = [];
    private readonly PriorityQueue<long, long> largest = new();
    private int groupCount;

    // The rows of the last first ones have at least that count.
    private long bound = 1;
    private long boundLimit = -1;

    public long Bytes => peaks.Bytes;

    public bool IsStarted { get; private set; }

    public void RaiseAll(int groups)
    {
        AddGroups(groups);
        if (raiseToPanes is not null)
        {
            WorkBudget.Check();
            raiseToPanes(peaks);
            return;
        }

        for (var group = 0; group < groups; group++)
        {
            Raise(group);
        }
    }

    public void Raise(int group)
    {
        AddGroups(group + 1);
        Raise(group, new WindowRun(long.MinValue, long.MaxValue));
    }

    public void Raise(int group, long number)
    {
        AddGroups(group + 1);
        Raise(group, new WindowRun(grid.FirstWindow(number), grid.LastWindow(number)));
    }

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
        if (IsStarted)
        {
            return;
        }

        IsStarted = true;
        RaiseAll(groups);
    }

    private void AddGroups(int groups)
    {
        peaks.EnsureCapacity(groups);
        groupCount = Math.Max(groupCount, groups);
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

    /// <summary>
    /// Looks at the windows of a run. Counts are not negative, so the largest sum is that of a window which some pane is the newest of.
    /// </summary>
    private void Raise(int group, WindowRun run)
    {
        WorkBudget.Check();
        var newest = From(group, run.First);
        var oldest = newest;
        ref var peak = ref peaks[group];
        for (var sum = 0L; !newest.IsEnd; newest.Next())
        {
            var first = grid.FirstWindow(newest.Number);
            if (first > run.Last)
            {
                return;
            }

            sum += newest.Count;
            for (; oldest.EndsBefore(first); oldest.Next())
            {
                sum -= oldest.Count;
            }

            peak = Math.Max(peak, sum);
        }
    }

    /// <summary>Adds the group's runs of windows of one count, as far as they may be among the first.</summary>
    private void AddSegments(int group, long limit)
    {
        var newest = From(group, long.MinValue);
        var oldest = newest;
        var (sum, start) = (0L, 0L);
        var (joins, leaves) = (FirstWindow(newest), AfterLastWindow(oldest));
        while (!oldest.IsEnd)
        {
            // The next window that differs from the one before: a pane joins, or one stays behind.
            var window = Math.Min(joins, leaves);
            if (sum >= bound && window > start && (largest.Count < limit || sum >= largest.Peek()))
            {
                AddSegment(group, new WindowRun(start, window - 1), sum, limit);
            }

            start = window;
            if (joins == window)
            {
                sum += newest.Count;
                newest.Next();
                joins = FirstWindow(newest);
            }
            else
            {
                sum -= oldest.Count;
                oldest.Next();
                leaves = AfterLastWindow(oldest);
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

    private long FirstWindow(TCursor pane) => pane.IsEnd ? long.MaxValue : grid.FirstWindow(pane.Number);

    private long AfterLastWindow(TCursor pane) => pane.IsEnd ? long.MaxValue : grid.LastWindow(pane.Number) + 1;

    private TCursor From(int group, long firstWindow) =>
        panes.From(group, firstWindow == long.MinValue ? long.MinValue : grid.FirstPaneEndingIn(firstWindow));
}
