using System.Runtime.InteropServices;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The checkpoint's side: new groups and panes, changed aggregates and the watermark that evicted; reading does the same again.</summary>
internal sealed partial class PaneGroups
{
    private readonly KeyLog log;

    public override void WriteChanges(StateWriter output)
    {
        output.WriteSigned(lateWindow);
        output.WriteSigned(evictionWatermark);
        log.WriteAdded(CollectionsMarshal.AsSpan(addedGroups), output);
        output.WriteUnsigned((ulong)touched.Added.Count);
        WritePanes(CollectionsMarshal.AsSpan(touched.Added), output);
        KeyLog.WriteSlots(touched.All, output);
        foreach (var slot in touched.All)
        {
            if (!HasLeft(slot))
            {
                Aggregates.Write(slot, output);
            }
        }
    }

    public override void ReadChanges(ref StateReader input)
    {
        touched.Clear();
        leavingGroups.Clear();
        leaving.Clear();
        lateWindow = input.ReadSigned();
        evictionWatermark = input.ReadSigned();
        log.ReadAdded(ref input);
        panes.EnsureGroups(groups.Table.SlotLimit);
        ReadAddedPanes(ref input);
        Aggregates.EnsureCapacity(panes.SlotLimit);
        var added = touched.Added.ToHashSet();
        foreach (var slot in KeyLog.ReadSlots(panes.SlotLimit, ref input))
        {
            touched.Touch(panes.Group(slot), panes.Number(slot), slot, added.Contains(slot));
        }

        foreach (var slot in touched.All)
        {
            if (!HasLeft(slot))
            {
                Aggregates.Read(slot, ref input);
            }
        }

        foreach (var (group, _) in touched.RecentGroups)
        {
            panes.Link(group, touched.SortRecent(group), lateWindow);
        }

        touched.BeginRecent();
        if (Plan.Evicts)
        {
            Evict(evictionWatermark, null);
        }
    }

    public override void WriteSnapshot(StateWriter output)
    {
        var all = groups.Table.FreeSlots.ToArray().ToHashSet();
        log.WriteAll([.. Enumerable.Range(0, groups.Table.SlotLimit).Where(s => !all.Contains(s))], output);
        int[] slots = [.. panes.InOrder()];
        KeyLog.WriteSlots(panes.FreeSlots, output);
        KeyLog.WriteSlots(slots, output);
        WritePanes(slots, output);
        foreach (var slot in slots)
        {
            Aggregates.Write(slot, output);
        }

        output.WriteSigned(panes.WindowCount);
        output.WriteSigned(evictedWindow);
    }

    public override void ReadSnapshot(ref StateReader input)
    {
        log.ReadAll(ref input);
        panes.EnsureGroups(groups.Table.SlotLimit);
        var free = KeyLog.ReadSlots(int.MaxValue, ref input);
        var slots = KeyLog.ReadSlots(int.MaxValue, ref input);
        panes.RestoreFree(KeyLog.Limit(free, slots), free);
        Aggregates.EnsureCapacity(panes.SlotLimit);
        touched.Clear();
        var pane = (Group: 0, Number: 0L);
        foreach (var slot in slots)
        {
            pane = ReadPane(pane, ref input);
            panes.Restore(slot, pane.Group, pane.Number);
            panes.Relink(slot);
            touched.Touch(pane.Group, pane.Number, slot, isNew: true);
        }

        foreach (var slot in slots)
        {
            Aggregates.Read(slot, ref input);
        }

        foreach (var (group, _) in touched.RecentGroups)
        {
            panes.Relink(group, touched.SortRecent(group));
        }

        panes.WindowCount = input.ReadSigned();
        evictedWindow = input.ReadSigned();
    }

    /// <summary>The pane went with the batch: its aggregates are not written.</summary>
    private bool HasLeft(int slot) => Plan.Evicts && Grid.WindowEnd(Grid.LastWindow(panes.Number(slot))) <= evictionWatermark;

    private void WritePanes(ReadOnlySpan<int> slots, StateWriter output)
    {
        var (group, number) = (0, 0L);
        foreach (var slot in slots)
        {
            output.WriteSigned(panes.Group(slot) - group);
            output.WriteSigned(panes.Number(slot) - number);
            (group, number) = (panes.Group(slot), panes.Number(slot));
        }
    }

    private void ReadAddedPanes(ref StateReader input)
    {
        var pane = (Group: 0, Number: 0L);
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            pane = ReadPane(pane, ref input);
            touched.Added.Add(panes.Add(pane.Group, pane.Number));
        }
    }

    private (int Group, long Number) ReadPane((int Group, long Number) previous, ref StateReader input)
    {
        var group = previous.Group + input.ReadSigned();
        var number = previous.Number + input.ReadSigned();
        return group >= 0 && group < groups.Table.SlotLimit ? ((int)group, number) : throw StateReader.Damaged();
    }
}
