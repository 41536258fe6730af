using System.Runtime.InteropServices;

namespace TenFour.Streaming.State;

/// <summary>
/// Slots by the time at which they leave, so that a watermark which moves on touches those that leave and few others. A bucket is a chain of
/// slots whose times lie close together.
/// </summary>
/// <param name="timeOf">The time of a slot, in microseconds; does not change while the slot is here.</param>
internal sealed class TimeBuckets(Func<int, long> timeOf)
{
    // About 17 seconds: windows end on round times and share a bucket, and of raw times few stand in the one that the watermark cuts.
    private const int BucketBits = 24;

    // The chains hold slot + 1; 0 ends one.
    private readonly Dictionary<long, int> heads = [];

    // The buckets, oldest first. Neither needs an object a bucket.
    private readonly NumberQueue order = new();
    private readonly SlotArray<int> next = new();
    private readonly List<long> due = [];

    public long Bytes => next.Bytes + heads.Count * 48L;

    public void Add(int slot)
    {
        var bucket = timeOf(slot) >> BucketBits;
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, bucket, out var isKnown);
        if (!isKnown)
        {
            order.Add(bucket);
        }

        next.EnsureCapacity(slot + 1);
        next[slot] = head;
        head = slot + 1;
    }

    /// <summary>Takes out the slots whose time is at most the limit, bucket by bucket, oldest first, the newest slot of a bucket first.</summary>
    public void TakeUntil(long limit, List<int> taken)
    {
        FindDue(limit);
        foreach (var bucket in due)
        {
            heads.Remove(bucket, out var head);
            if (bucket < limit >> BucketBits)
            {
                AddChain(head, taken);
            }
            else if (Split(head, limit, taken) is var kept && kept != 0)
            {
                heads[bucket] = kept;
                order.Add(bucket);
            }
        }
    }

    /// <summary>The slots in an order in which adding them again makes the same chains.</summary>
    public List<int> Ordered()
    {
        var ordered = new List<int>();
        foreach (var bucket in heads.Keys.Order())
        {
            var start = ordered.Count;
            AddChain(heads[bucket], ordered);
            ordered.Reverse(start, ordered.Count - start);
        }

        return ordered;
    }

    /// <summary>Walks the slots of buckets that may hold a time of at most the limit, oldest bucket first.</summary>
    public void Visit(long limit, Action<int> visit)
    {
        FindDue(limit);
        foreach (var bucket in due)
        {
            order.Add(bucket);
            for (var link = heads[bucket]; link != 0; link = next[link - 1])
            {
                visit(link - 1);
            }
        }
    }

    /// <summary>Takes the buckets that may hold a time of at most the limit out of the order.</summary>
    private void FindDue(long limit)
    {
        due.Clear();
        while (order.TryTake(limit >> BucketBits, out var bucket))
        {
            due.Add(bucket);
        }
    }

    private void AddChain(int head, List<int> slots)
    {
        for (var link = head; link != 0; link = next[link - 1])
        {
            slots.Add(link - 1);
        }
    }

    /// <summary>Divides a chain: hands over the slots that leave and gives the chain of the others, both in the old order.</summary>
    private int Split(int head, long limit, List<int> taken)
    {
        var (keptHead, keptTail) = (0, 0);
        for (var link = head; link != 0; link = next[link - 1])
        {
            if (timeOf(link - 1) <= limit)
            {
                taken.Add(link - 1);
                continue;
            }

            if (keptTail == 0)
            {
                keptHead = link;
            }
            else
            {
                next[keptTail - 1] = link;
            }

            keptTail = link;
        }

        if (keptTail != 0)
        {
            next[keptTail - 1] = 0;
        }

        return keptHead;
    }
}
