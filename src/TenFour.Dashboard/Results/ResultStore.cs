using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Results;

/// <summary>Holds the newest version of a result, and tells when there is a newer one.</summary>
internal sealed class ResultStore : IDisposable
{
    private readonly Lock _lock = new();
    private ResultVersion? _newest;

    public ChangeSignal Changed { get; } = new();

    public void Publish(ResultVersion version)
    {
        ResultVersion? old;
        lock (_lock)
        {
            (old, _newest) = (_newest, version);
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
        }
    }
}
