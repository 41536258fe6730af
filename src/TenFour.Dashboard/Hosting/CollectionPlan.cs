namespace TenFour.Dashboard.Hosting;

/// <summary>Decides, look by look, whether everything is collected now, and the room given back to the system.</summary>
internal sealed class CollectionPlan
{
    /// <summary>More than this since the last look is work, in which the collector knows best.</summary>
    private const long Busy = 64 << 20;

    /// <summary>No more than this since the last look: the work is over.</summary>
    private const long Quiet = 16 << 20;

    /// <summary>A heap of more than this is not gone through again and again.</summary>
    private const long Large = 256 << 20;

    /// <summary>What the queries and pages before have given up is looked for after so many quiet looks, a minute.</summary>
    private const int LooksBetween = 12;

    /// <summary>Garbage that is worth going through everything again.</summary>
    private const long WorthCollecting = 32 << 20;

    private long _looked;
    private long _collected;
    private bool _hasWorked = true;
    private int _quietLooks;

    /// <param name="allocated">Bytes allocated since the start.</param>
    public CollectionPlan(long allocated) => (_looked, _collected) = (allocated, allocated);

    /// <param name="allocated">Bytes allocated since the start.</param>
    /// <param name="heap">Bytes of the heap.</param>
    /// <param name="isWatched">Somebody looks, who would see the picture stop for as long as it takes.</param>
    public bool IsTime(long allocated, long heap, bool isWatched)
    {
        var since = allocated - _looked;
        _looked = allocated;
        if (since > Quiet)
        {
            (_hasWorked, _quietLooks) = (_hasWorked || since > Busy, 0);
            return false;
        }

        var isWorth = ++_quietLooks >= LooksBetween && allocated - _collected >= WorthCollecting && !isWatched && heap <= Large;
        if (_hasWorked || isWorth)
        {
            (_hasWorked, _quietLooks, _collected) = (false, 0, allocated);
            return true;
        }

        return false;
    }
}
