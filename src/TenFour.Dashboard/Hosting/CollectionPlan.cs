namespace TenFour.Dashboard.Hosting;

/// <summary>Decides, look by look, whether the collector is told to work now.</summary>
internal sealed class CollectionPlan
{
    /// <summary>Garbage that is worth a collection of the youngest generation, which then takes a millisecond or two.</summary>
    private const long WorthCollecting = 4 << 20;

    /// <summary>More than this since the last look is work, in which the collector knows best.</summary>
    private const long Busy = 64 << 20;

    /// <summary>A heap of more than this is not gone through again and again.</summary>
    private const long Large = 256 << 20;

    /// <summary>So many quiet looks, a minute, between two collections of everything: what the queries and pages before have given up.</summary>
    private const int LooksBetween = 12;

    private long _looked;
    private long _collected;
    private bool _hasWorked = true;
    private int _quietLooks;

    /// <param name="allocated">Bytes allocated since the start.</param>
    public CollectionPlan(long allocated) => (_looked, _collected) = (allocated, allocated);

    /// <param name="allocated">Bytes allocated since the start.</param>
    /// <param name="heap">Bytes of the heap.</param>
    /// <param name="isWatched">Somebody looks, who would see the picture stop for as long as everything is collected.</param>
    public Collection Next(long allocated, long heap, bool isWatched)
    {
        var since = allocated - _looked;
        _looked = allocated;
        if (since > Busy)
        {
            _hasWorked = true;
            return Collection.None;
        }

        var isTime = ++_quietLooks >= LooksBetween && !isWatched && heap <= Large;
        if (_hasWorked || isTime)
        {
            (_hasWorked, _quietLooks, _collected) = (false, 0, allocated);
            return Collection.Everything;
        }

        if (allocated - _collected <= WorthCollecting)
        {
            return Collection.None;
        }

        _collected = allocated;
        return Collection.Youngest;
    }
}
