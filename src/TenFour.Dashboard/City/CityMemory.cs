using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.City;

/// <summary>What the statistics of the first page have said so far. Safe for several threads; readers get copies.</summary>
internal sealed class CityMemory
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly MinuteCounts _minutes = new();
    private readonly RecentCalls _calls = new();
    private long _arrived;

    public ChangeSignal CountsChanged { get; } = new();

    public ChangeSignal CallsChanged { get; } = new();

    public void AddCounts(IReadOnlyList<object?[]> rows)
    {
        MinuteCount[] counts = [.. rows.Select(MinuteCount.Of)];
        lock (_lock)
        {
            _minutes.Add(counts);
        }

        CountsChanged.Raise();
    }

    public void AddCalls(IReadOnlyList<object?[]> rows)
    {
        CityCall[] calls = [.. rows.Select(row => CityCall.Of(row) with { Number = Interlocked.Increment(ref _arrived) })];
        lock (_lock)
        {
            _calls.Add(calls);
        }

        CallsChanged.Raise();
    }

    /// <summary>The counts come anew, from this topic or another.</summary>
    public void ClearCounts()
    {
        lock (_lock)
        {
            _minutes.Clear();
        }

        CountsChanged.Raise();
    }

    /// <summary>The calls come anew.</summary>
    public void ClearCalls()
    {
        lock (_lock)
        {
            _calls.Clear();
        }

        CallsChanged.Raise();
    }

    /// <summary>The picture of the hour up to the newest call.</summary>
    /// <returns>Null before the first call.</returns>
    public CityPicture? Picture(CityFacts facts, DateTimeOffset clock, TimeZoneInfo zone)
    {
        lock (_lock)
        {
            return _minutes.Extent == default ? null : new CityPictureMaker(_minutes, facts, clock, zone).Make();
        }
    }

    /// <summary>All calls that are kept, in the order of arrival.</summary>
    public IReadOnlyList<CityCall> Kept()
    {
        lock (_lock)
        {
            return _calls.All();
        }
    }

    /// <summary>The calls of the day up to a moment, in the order of arrival.</summary>
    public IReadOnlyList<CityCall> DayUntil(DateTimeOffset end)
    {
        lock (_lock)
        {
            return _calls.Between(end - Day, end);
        }
    }
}
