namespace TenFour.Dashboard.Topics;

/// <summary>Ends a reading: when the caller gives up, when there are records enough, or when it takes too long.</summary>
internal sealed class ReadingEnd : IDisposable
{
    private readonly CancellationTokenSource _patience;
    private readonly CancellationTokenSource _all;

    public ReadingEnd(TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        _patience = new CancellationTokenSource(longest, time);
        _all = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _patience.Token);
    }

    public CancellationToken Token => _all.Token;

    public bool IsEnough { get; private set; }

    public void Enough()
    {
        IsEnough = true;
        _all.Cancel();
    }

    public void Dispose()
    {
        _all.Dispose();
        _patience.Dispose();
    }
}
