namespace TenFour.Dashboard.Live;

/// <summary>What a watcher has seen of some signals. While there is one, the signals know that somebody watches.</summary>
internal sealed class ChangeWatch : IDisposable
{
    private readonly ChangeSignal[] _signals;
    private readonly long[] _seen;

    /// <param name="signals">What is watched.</param>
    public ChangeWatch(ChangeSignal[] signals)
    {
        _signals = signals;
        _seen = [.. signals.Select(_ => -1L)];
        foreach (var signal in signals)
        {
            signal.Watch();
        }
    }

    /// <summary>Waits until any of them has changed after the last look. Before the first look all of them have.</summary>
    public Task NextAsync(CancellationToken cancellation) => Task.WhenAny(_signals.Select((signal, i) => signal.NextAfter(_seen[i]))).WaitAsync(cancellation);

    /// <summary>What has changed until now is seen.</summary>
    public void Look()
    {
        for (var i = 0; i < _signals.Length; i++)
        {
            _seen[i] = _signals[i].Version;
        }
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Unwatch();
        }
    }
}
