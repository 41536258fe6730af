using System.Runtime.InteropServices;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The panes that a batch has touched and, where asked for, group by group those that it has touched recently.</summary>
/// <param name="keepsAll">Keeps all of the batch's panes by group, which update mode emits; otherwise only the recent ones.</param>
internal sealed class BatchPanes(bool keepsAll)
{
    private readonly SlotSet known = new();
    private readonly SlotSet sortedNew = new();
    private readonly SlotSet groups = new();
    private readonly List<(int Group, bool IsFirst)> recentGroups = [];
    private readonly List<int> recent = [];
    private readonly PanesByGroup byGroup = new();
    private int recentFrom;

    /// <summary>The touched panes in slots that were there before the batch, in the order of their first touch.</summary>
    public ReadOnlySpan<int> Known => known.Members;

    /// <summary>The new panes among them, in the order in which they got slots that were free.</summary>
    public List<int> Reused { get; } = [];

    /// <summary>The first slot that the batch has made: a pane of one from here on is new, and touched.</summary>
    public int NewFrom { get; private set; }

    /// <summary>The groups of the panes, in the order of their first touch.</summary>
    public ReadOnlySpan<int> Groups => groups.Members;

    /// <summary>The groups with panes that were touched for the first time since <see cref="BeginRecent"/>, and whether these are their first.</summary>
    public ReadOnlySpan<(int Group, bool IsFirst)> RecentGroups => CollectionsMarshal.AsSpan(recentGroups);

    public long Bytes => known.Bytes + sortedNew.Bytes + groups.Bytes + byGroup.Bytes;

    public bool Contains(int slot) => slot >= NewFrom || known.Contains(slot);

    /// <param name="isSorted">The pane is asked for in its group's order of time.</param>
    public void Touch(int group, long number, int slot, bool isSorted)
    {
        // A new pane that nobody sorts need not be remembered.
        var isFirstTouch = slot < NewFrom ? known.Add(slot) : !isSorted || sortedNew.Add(slot - NewFrom);
        if (!isFirstTouch)
        {
            return;
        }

        var isFirst = groups.Add(group);
        if (isSorted && byGroup.Add(group, number, slot) <= recentFrom)
        {
            recentGroups.Add((group, isFirst));
            recent.Add(group);
        }
    }

    /// <summary>What has been touched so far is no longer recent.</summary>
    public void BeginRecent()
    {
        if (!keepsAll)
        {
            byGroup.Clear(CollectionsMarshal.AsSpan(recent));
        }

        recentFrom = byGroup.Count;
        recentGroups.Clear();
        recent.Clear();
    }

    /// <summary>All of the group's touched panes in order of time, valid until the next call; only where all are kept.</summary>
    public SortedPanes Sort(int group) => byGroup.Sort(group);

    /// <summary>Those of them that were touched recently.</summary>
    public SortedPanes SortRecent(int group) => byGroup.Sort(group, recentFrom);

    /// <param name="slotLimit">One past the highest slot before the batch.</param>
    public void Begin(int slotLimit)
    {
        NewFrom = slotLimit;
        byGroup.Clear(keepsAll ? groups.Members : CollectionsMarshal.AsSpan(recent));
        recentFrom = 0;
        recentGroups.Clear();
        recent.Clear();
        groups.Clear();
        known.Clear();
        sortedNew.Clear();
        Reused.Clear();
    }
}
