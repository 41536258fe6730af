using System.Runtime.InteropServices;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The checkpoint's side: new keys, changed aggregates and the watermark that evicted; reading does the same again.</summary>
internal sealed partial class PlainGroups
{
    private readonly KeyLog log;
    private readonly SlotSet gone = new();
    private readonly List<int> changed = [];

    public override void WriteChanges(StateWriter output)
    {
        log.WriteAdded(CollectionsMarshal.AsSpan(added), output);
        FindChanged();
        KeyLog.WriteSlots(CollectionsMarshal.AsSpan(changed), output);
        foreach (var slot in changed)
        {
            Aggregates.Write(slot, output);
        }

        output.WriteSigned(evictionWatermark);
    }

    public override void ReadChanges(ref StateReader input)
    {
        leaving.Clear();
        foreach (var slot in log.ReadAdded(ref input))
        {
            AddToBuckets(slot);
        }

        Aggregates.EnsureCapacity(keys.Table.SlotLimit);
        foreach (var slot in KeyLog.ReadSlots(keys.Table.SlotLimit, ref input))
        {
            Aggregates.Read(slot, ref input);
        }

        evictionWatermark = input.ReadSigned();
        buckets?.TakeUntil(evictionWatermark, leaving);
        RemoveLeaving();
    }

    public override void WriteSnapshot(StateWriter output)
    {
        var slots = SlotsInOrder();
        log.WriteAll(slots, output);
        foreach (var slot in slots)
        {
            Aggregates.Write(slot, output);
        }
    }

    public override void ReadSnapshot(ref StateReader input)
    {
        var slots = log.ReadAll(ref input);
        Aggregates.EnsureCapacity(keys.Table.SlotLimit);
        foreach (var slot in slots)
        {
            AddToBuckets(slot);
            Aggregates.Read(slot, ref input);
        }
    }

    /// <summary>The groups that rows have changed, without those that leave with this batch.</summary>
    private void FindChanged()
    {
        gone.Clear();
        leaving.ForEach(slot => gone.Add(slot));
        changed.Clear();
        foreach (var slot in touched.Members)
        {
            if (!gone.Contains(slot))
            {
                changed.Add(slot);
            }
        }
    }

    /// <summary>All slots; those that will leave in the order in which they stand in the buckets.</summary>
    private int[] SlotsInOrder()
    {
        var all = keys.Table.UsedSlots();
        return buckets is null ? all : [.. buckets.Ordered(), .. all.Where(s => !times!.HasTime(s))];
    }
}
