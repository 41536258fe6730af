namespace TenFour.Dashboard.City;

/// <summary>The calls of the last day, at most so many that a picture of them stays small.</summary>
internal sealed class RecentCalls
{
    private const int Most = 10_000;

    private readonly Queue<CityCall> _calls = new();

    public void Add(IReadOnlyList<CityCall> calls)
    {
        foreach (var call in calls.Skip(calls.Count - Most))
        {
            _calls.Enqueue(call);
        }

        while (_calls.Count > Most)
        {
            _calls.Dequeue();
        }
    }

    public void Clear() => _calls.Clear();

    public CityCall[] All() => [.. _calls];

    /// <summary>Those after a moment and not after another, in the order of arrival.</summary>
    public List<CityCall> Between(DateTimeOffset after, DateTimeOffset until) => [.. _calls.Where(call => call.Time > after && call.Time <= until)];
}
