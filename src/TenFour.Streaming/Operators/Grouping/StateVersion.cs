using TenFour.Streaming.Plans.Aggregates;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The partial results as they were at the end of one batch, while later batches go on: slots that changed since then are kept apart.</summary>
internal sealed class StateVersion(AggregateSet live, int slotLimit) : KeptVersion
{
    private readonly Dictionary<int, int> images = [];
    private readonly AggregateSet saved = live.CreateEmpty();

    /// <summary>One past the last slot of this version; later ones are not part of it.</summary>
    public int SlotLimit { get; } = slotLimit;

    public bool HasImages => images.Count > 0;

    public override long HeldBytes => images.Count == 0 ? 0 : saved.Bytes + images.Count * 24L;

    public void Save(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (slot < SlotLimit && images.TryAdd(slot, images.Count))
            {
                saved.EnsureCapacity(images.Count);
                saved.Merge(images.Count - 1, 1, live, slot);
            }
        }
    }

    /// <summary>Adds a slot of this version to slots of a set.</summary>
    public void MergeInto(AggregateSet target, int first, int count, int slot)
    {
        if (images.Count > 0 && images.TryGetValue(slot, out var image))
        {
            target.Merge(first, count, saved, image);
        }
        else
        {
            target.Merge(first, count, live, slot);
        }
    }
}
