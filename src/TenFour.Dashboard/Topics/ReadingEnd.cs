namespace TenFour.Dashboard.Topics;

/// <summary>
/// Ends a reading: when the caller gives up, when there are records enough, when the first does not come, or when the others take too long.
/// </summary>
internal sealed class ReadingEnd : IDisposable
{
    private readonly TimeSpan _longest;
    private readonly CancellationTokenSource _patience;
    private readonly CancellationTokenSource _all;

    /// <param name="first">How long the first record may take: a broker has to be reached.</param>
    /// <param name="longest">How long is read from there on.</param>
    public ReadingEnd(TimeSpan first, TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        _longest = longest;
        _patience = new CancellationTokenSource(first, time);
        _all = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _patience.Token);
    }

    public CancellationToken Token => _all.Token;

    public bool IsEnough { get; private set; }

    /// <summary>The first records have come.</summary>
    public void Begun() => _patience.CancelAfter(_longest);

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
