namespace TenFour.Dashboard.Topics;

/// <summary>Records a second of each partition, over the last seconds in which somebody looked.</summary>
public sealed class TopicRates(TimeProvider time)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    private readonly Queue<(long At, IReadOnlyDictionary<int, long> Ends)> _samples = [];

    /// <summary>Notes how far the partitions reach now.</summary>
    public void Add(IEnumerable<PartitionFacts> partitions)
    {
        var now = time.GetTimestamp();
        _samples.Enqueue((now, partitions.ToDictionary(p => p.Number, p => p.End)));
        while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().At, now) > Span)
        {
            _samples.Dequeue();
        }
    }

    /// <summary>Records a second of a partition; null before there are two samples of it.</summary>
    public double? Of(int partition)
    {
        if (_samples.Count < 2)
        {
            return null;
        }

        var ((from, first), (to, last)) = (_samples.Peek(), _samples.Last());
        var seconds = time.GetElapsedTime(from, to).TotalSeconds;
        return seconds > 0 && first.TryGetValue(partition, out var start) && last.TryGetValue(partition, out var end)
            ? Math.Max(0, end - start) / seconds
            : null;
    }
}
