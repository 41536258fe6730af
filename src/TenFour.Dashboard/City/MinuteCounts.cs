namespace TenFour.Dashboard.City;

/// <summary>The counts of the last weeks, minute by minute. Older ones are forgotten: the memory is bounded by the calls of that time.</summary>
internal sealed class MinuteCounts
{
    /// <summary>Four weeks to compare with, and the day that is shown.</summary>
    private const long KeptMinutes = 30 * 24 * 60;
    private const long PruneEvery = 6 * 60;

    // A minute has few cells, so that looking through them is quick and an array of them small.
    private readonly Dictionary<long, Cell[]> _minutes = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> _hours = [];
    private long _pruned = long.MinValue;

    /// <summary>The first minute that is known, and the last one with a call; both 0 where there is none.</summary>
    public (long First, long Last) Extent { get; private set; }

    public void Add(IReadOnlyList<MinuteCount> counts)
    {
        foreach (var count in counts)
        {
            Add(count);
        }

        if (Extent.Last - PruneEvery > _pruned)
        {
            Prune();
        }
    }

    public void Clear()
    {
        _minutes.Clear();
        _hours.Clear();
        _texts.Clear();
        (Extent, _pruned) = (default, long.MinValue);
    }

    /// <summary>Calls from a minute to before another.</summary>
    public long Total(long from, long to)
    {
        var total = 0L;
        for (var minute = from; minute < to; minute++)
        {
            if (minute % 60 == 0 && minute + 60 <= to)
            {
                total += _hours.GetValueOrDefault(minute / 60);
                minute += 59;
            }
            else if (_minutes.TryGetValue(minute, out var cells))
            {
                total += cells.Sum(cell => cell.Calls);
            }
        }

        return total;
    }

    /// <summary>Calls from a minute to before another, by what a selection takes of type and neighborhood.</summary>
    public Dictionary<string, long> By(long from, long to, Func<(string Type, string Area), string> key)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var minute = from; minute < to; minute++)
        {
            foreach (var cell in _minutes.GetValueOrDefault(minute) ?? [])
            {
                var name = key((cell.Type, cell.Area));
                sums[name] = sums.GetValueOrDefault(name) + cell.Calls;
            }
        }

        return sums;
    }

    private void Add(MinuteCount count)
    {
        if (Extent.Last - count.Minute > KeptMinutes)
        {
            return;
        }

        // A row of update mode replaces the one before it.
        var before = Set(count);
        _hours[count.Minute / 60] = _hours.GetValueOrDefault(count.Minute / 60) + count.Calls - before;
        Extent = Extent == default
            ? (count.Minute, count.Minute)
            : (Math.Min(Extent.First, count.Minute), Math.Max(Extent.Last, count.Minute));
    }

    /// <summary>Gives the number that was there before.</summary>
    private long Set(MinuteCount count)
    {
        var cells = _minutes.GetValueOrDefault(count.Minute) ?? [];
        var place = Array.FindIndex(cells, cell => cell.Type == count.Type && cell.Area == count.Area);
        if (place < 0)
        {
            _minutes[count.Minute] = [.. cells, new Cell(Shared(count.Type), Shared(count.Area), count.Calls)];
            return 0;
        }

        var before = cells[place].Calls;
        cells[place] = cells[place] with { Calls = count.Calls };
        return before;
    }

    /// <summary>The same text once in memory: types and neighborhoods are few, and rows of them many.</summary>
    private string Shared(string text)
    {
        if (!_texts.TryGetValue(text, out var shared))
        {
            _texts.Add(text, shared = text);
        }

        return shared;
    }

    private void Prune()
    {
        // Whole hours, so that the sums stay true.
        var first = (Extent.Last - KeptMinutes) / 60;
        foreach (var minute in _minutes.Keys.Where(minute => minute / 60 < first).ToArray())
        {
            _minutes.Remove(minute);
            _hours.Remove(minute / 60);
        }

        _texts.Clear();
        (Extent, _pruned) = ((Math.Max(Extent.First, first * 60), Extent.Last), Extent.Last);
    }

    private readonly record struct Cell(string Type, string Area, long Calls);
}
