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
    private readonly PriorityQueue<long, long> order = new();
    private readonly SlotArray<int> next = new();
    private readonly List<long> due = [];
    private long lastBucket;
    private int lastHead;
    private bool hasLast;

    public long Bytes => next.Bytes + heads.Count * 48L;

    public void Add(int slot)
    {
        var bucket = timeOf(slot) >> BucketBits;
        if (!hasLast || bucket != lastBucket)
        {
            SaveLast();
            (lastBucket, hasLast) = (bucket, true);
            heads.TryGetValue(bucket, out lastHead);
        }

        next.EnsureCapacity(slot + 1);
        next[slot] = lastHead;
        lastHead = slot + 1;
    }

    /// <summary>Takes out the slots whose time is at most the limit, bucket by bucket, oldest first, the newest slot of a bucket first.</summary>
    public void TakeUntil(long limit, List<int> taken)
    {
        SaveLast();
        FindDue(limit);
        foreach (var bucket in due)
        {
            var kept = Split(heads[bucket], limit, taken);
            if (kept != 0)
            {
                heads[bucket] = kept;
                order.Enqueue(bucket, bucket);
            }
            else
            {
                heads.Remove(bucket);
            }
        }
    }

    /// <summary>The slots in an order in which adding them again makes the same chains.</summary>
    public List<int> Ordered()
    {
        SaveLast();
        var ordered = new List<int>();
        foreach (var bucket in heads.Keys.Order())
        {
            var start = ordered.Count;
            for (var link = heads[bucket]; link != 0; link = next[link - 1])
            {
                ordered.Add(link - 1);
            }

            ordered.Reverse(start, ordered.Count - start);
        }

        return ordered;
    }

    /// <summary>Walks the slots of buckets that may hold a time of at most the limit, oldest bucket first, until told to stop.</summary>
    public void Visit(long limit, Action<int> visit)
    {
        SaveLast();
        FindDue(limit);
        foreach (var bucket in due)
        {
            order.Enqueue(bucket, bucket);
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
        while (order.TryPeek(out var bucket, out _) && bucket <= limit >> BucketBits)
        {
            due.Add(order.Dequeue());
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

    private void SaveLast()
    {
        if (hasLast)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(heads, lastBucket, out var isKnown) = lastHead;
            if (!isKnown)
            {
                order.Enqueue(lastBucket, lastBucket);
            }

            hasLast = false;
        }
    }
}
