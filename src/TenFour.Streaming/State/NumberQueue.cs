namespace TenFour.Streaming.State;

/// <summary>Numbers, the smallest first. Those that come in ascending order, as most times do, wait in a line; only the others need a heap.</summary>
internal sealed class NumberQueue
{
    private readonly Queue<long> ascending = new();
    private readonly PriorityQueue<long, long> others = new();
    private long newest = long.MinValue;

    public void Add(long number)
    {
        if (ascending.Count == 0 || number >= newest)
        {
            newest = number;
            ascending.Enqueue(number);
        }
        else
        {
            others.Enqueue(number, number);
        }
    }

    /// <summary>Takes out the smallest number, where it is at most the limit.</summary>
    public bool TryTake(long limit, out long number)
    {
        var isOther = others.TryPeek(out number, out _) && (!ascending.TryPeek(out var first) || number < first);
        if ((!isOther && !ascending.TryPeek(out number)) || number > limit)
        {
            return false;
        }

        _ = isOther ? others.Dequeue() : ascending.Dequeue();
        return true;
    }
}
