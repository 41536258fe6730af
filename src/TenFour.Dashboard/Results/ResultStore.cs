using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Results;

/// <summary>Holds the newest version of a result, and tells when there is a newer one. Older ones are there while somebody reads them.</summary>
internal sealed class ResultStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ResultVersion> _older = [];
    private ResultVersion? _newest;

    public ChangeSignal Changed { get; } = new();

    /// <summary>The rows of the newest version, or null before the first.</summary>
    public long? NewestCount
    {
        get
        {
            lock (_lock)
            {
                return _newest?.Count;
            }
        }
    }

    public void Publish(ResultVersion version)
    {
        ResultVersion? old;
        lock (_lock)
        {
            (old, _newest) = (_newest, version);
            _older.RemoveAll(v => v.IsGone);
            if (old is not null)
            {
                _older.Add(old);
            }
        }

        old?.Release();
        Changed.Raise();
    }

    /// <summary>The newest version for a reader, who releases it; null before the first batch.</summary>
    public ResultVersion? Take()
    {
        lock (_lock)
        {
            return _newest is { } version && version.TryUse() ? version : null;
        }
    }

    /// <summary>The version of a batch, if it is the newest or another reader holds it, else the newest.</summary>
    public ResultVersion? Take(long? batch)
    {
        lock (_lock)
        {
            return _older.Find(v => v.BatchId == batch) is { } older && older.TryUse() ? older
                : _newest is { } version && version.TryUse() ? version
                : null;
        }
    }

    /// <summary>Forgets the result: it was that of another topic.</summary>
    public void Clear()
    {
        Dispose();
        Changed.Raise();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _newest?.Release();
            _newest = null;
            _older.Clear();
        }
    }
}
