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
        WriteAddedPanes(output);
        KeyLog.WriteSlots(touched.Known, output);
        foreach (var slot in touched.Known)
        {
            WriteAggregates(slot, output);
        }

        for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
        {
            WriteAggregates(slot, output);
        }
    }

    public override void ReadChanges(ref StateReader input)
    {
        touched.Begin(panes.SlotLimit);
        leavingGroups.Clear();
        leaving.Clear();
        lateWindow = input.ReadSigned();
        evictionWatermark = input.ReadSigned();
        log.ReadAdded(ref input);
        panes.EnsureGroups(groups.Table.SlotLimit);
        ReadAddedPanes(ref input);
        Aggregates.EnsureCapacity(panes.SlotLimit);
        foreach (var slot in KeyLog.ReadSlots(touched.NewFrom, ref input))
        {
            ReadAggregates(slot, ref input);
        }

        for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
        {
            ReadAggregates(slot, ref input);
        }

        if (Plan.Evicts)
        {
            Evict(evictionWatermark, null);
            RemoveLeaving();
        }
    }

    public override void WriteSnapshot(StateWriter output)
    {
        log.WriteAll(groups.Table.UsedSlots(), output);
        int[] slots = [.. panes.InOrder()];
        KeyLog.WriteSlots(panes.FreeSlots, output);
        KeyLog.WriteSlots(slots, output);
        var pane = (Group: 0, Number: 0L);
        foreach (var slot in slots)
        {
            pane = WritePane(pane, slot, output);
        }

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
        var pane = (Group: 0, Number: 0L);
        foreach (var slot in slots)
        {
            pane = ReadPane(pane, ref input);
            panes.Restore(slot, pane.Group, pane.Number);
        }

        foreach (var slot in slots)
        {
            Aggregates.Read(slot, ref input);
        }

        panes.LinkRestored(slots);
        panes.WindowCount = input.ReadSigned();
        evictedWindow = input.ReadSigned();
    }

    /// <summary>The pane went with the batch: its aggregates are not written.</summary>
    private bool HasLeft(int slot) => Plan.Evicts && Grid.WindowEnd(Grid.LastWindow(panes.Number(slot))) <= evictionWatermark;

    private void WriteAggregates(int slot, StateWriter output)
    {
        if (!HasLeft(slot))
        {
            Aggregates.Write(slot, output);
        }
    }

    private void ReadAggregates(int slot, ref StateReader input)
    {
        if (!HasLeft(slot))
        {
            Aggregates.Read(slot, ref input);
        }
    }

    private void WriteAddedPanes(StateWriter output)
    {
        output.WriteUnsigned((ulong)(touched.Reused.Count + panes.SlotLimit - touched.NewFrom));
        var pane = (Group: 0, Number: 0L);
        foreach (var slot in touched.Reused)
        {
            pane = WritePane(pane, slot, output);
        }

        for (var slot = touched.NewFrom; slot < panes.SlotLimit; slot++)
        {
            pane = WritePane(pane, slot, output);
        }
    }

    /// <summary>Slots are given by a fixed rule, so that the order of the panes tells them.</summary>
    private void ReadAddedPanes(ref StateReader input)
    {
        var pane = (Group: 0, Number: 0L);
        var slots = new int[input.ReadLength()];
        foreach (ref var slot in slots.AsSpan())
        {
            pane = ReadPane(pane, ref input);
            slot = panes.Add(pane.Group, pane.Number);
        }

        panes.LinkAdded(slots, lateWindow);
    }

    private (int Group, long Number) WritePane((int Group, long Number) previous, int slot, StateWriter output)
    {
        var pane = (Group: panes.Group(slot), Number: panes.Number(slot));
        output.WriteSigned(pane.Group - previous.Group);
        output.WriteSigned(pane.Number - previous.Number);
        return pane;
    }

    private (int Group, long Number) ReadPane((int Group, long Number) previous, ref StateReader input)
    {
        var group = previous.Group + input.ReadSigned();
        var number = previous.Number + input.ReadSigned();
        return group >= 0 && group < groups.Table.SlotLimit ? ((int)group, number) : throw StateReader.Damaged();
    }
}
