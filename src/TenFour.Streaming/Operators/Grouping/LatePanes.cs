using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The different pairs of key and pane of one batch's rows of which a window was late.</summary>
internal sealed class LatePanes(WindowGrid grid, int width)
{
    private readonly LateKeys keys = new(width + 1);
    private readonly ulong[] key = new ulong[width + 1];

    public void Add(ReadOnlySpan<ulong> words, long number)
    {
        words.CopyTo(key);
        key[^1] = (ulong)number;
        keys.Add(key);
    }

    public void Clear() => keys.Clear();

    /// <summary>The different late pairs of key and window, which is what Spark counts: it combines rows by key before it drops them.</summary>
    public long CountWindows(long lateWindow)
    {
        if (keys.Count == 0)
        {
            return 0;
        }

        var slots = Enumerable.Range(0, keys.Count).ToArray();
        Array.Sort(slots, Compare);
        var count = 0L;
        var runs = new WindowRuns(long.MinValue, lateWindow);
        for (var i = 0; i < slots.Length; i++)
        {
            if (i > 0 && !IsSameKey(slots[i - 1], slots[i]))
            {
                count += runs.End()?.Count ?? 0;
                runs = new WindowRuns(long.MinValue, lateWindow);
            }

            var number = (long)keys.Table.Word(slots[i], width);
            count += runs.Add(grid.FirstWindow(number), grid.LastWindow(number))?.Count ?? 0;
        }

        return count + (runs.End()?.Count ?? 0);
    }

    private int Compare(int left, int right)
    {
        for (var i = 0; i < width; i++)
        {
            var order = keys.Table.Word(left, i).CompareTo(keys.Table.Word(right, i));
            if (order != 0)
            {
                return order;
            }
        }

        return ((long)keys.Table.Word(left, width)).CompareTo((long)keys.Table.Word(right, width));
    }

    private bool IsSameKey(int left, int right)
    {
        for (var i = 0; i < width; i++)
        {
            if (keys.Table.Word(left, i) != keys.Table.Word(right, i))
            {
                return false;
            }
        }

        return true;
    }
}
