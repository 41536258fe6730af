namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>
/// The sessions by their end, so that a watermark which moves on touches those that leave and few others. A session that was prolonged or
/// absorbed leaves its old entry behind, which is passed over when its time comes.
/// </summary>
internal sealed class SessionEnds(SessionStore store)
{
    private readonly PriorityQueue<int, long> queue = new();
    private readonly HashSet<int> taken = [];

    public long Bytes => queue.Count * 16L;

    public void Add(int slot)
    {
        ref var session = ref store[slot];
        if (session.QueuedEnd != session.End)
        {
            queue.Enqueue(slot, session.End);
            session.QueuedEnd = session.End;
        }
    }

    /// <summary>The sessions that end by the watermark, by end, group and start.</summary>
    public int[] TakeUntil(long watermark)
    {
        taken.Clear();
        while (queue.TryPeek(out var slot, out var end) && end <= watermark)
        {
            queue.Dequeue();
            if (store[slot] is { IsLive: true } session && session.End <= watermark)
            {
                taken.Add(slot);
            }
        }

        return [.. taken.OrderBy(s => store[s].End).ThenBy(s => store[s].Group).ThenBy(s => store[s].Start)];
    }
}
