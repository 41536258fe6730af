namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// Wakes up whoever waits for records. The operating system reports appends within a fraction of a millisecond; because it does not for
/// files on other machines, or has no watch left to give, there is also a slow look now and then.
/// </summary>
internal sealed class DataWatch : IDisposable
{
    private static readonly TimeSpan LookWithoutReports = TimeSpan.FromMilliseconds(5);

    // Windows reports an append when the file is closed, or when it pleases.
    private static readonly TimeSpan LookBesidesReports = OperatingSystem.IsWindows() ? LookWithoutReports : TimeSpan.FromMilliseconds(250);

    private readonly string _folder;
    private readonly string _filter;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private IDisposable? _reports;
    private bool _isStarted;
    private TaskCompletionSource? _waiting;

    /// <param name="folder">The folder of the files.</param>
    /// <param name="filter">Their names, with a star.</param>
    /// <param name="time">The clock of the slow look.</param>
    public DataWatch(string folder, string filter, TimeProvider time)
    {
        _folder = folder;
        _filter = filter;
        _time = time;
    }

    /// <summary>Completed by the next change. Ask before looking at the files, so that nothing is missed in between.</summary>
    public Task NextChange()
    {
        lock (_gate)
        {
            if (!_isStarted)
            {
                _isStarted = true;
                _reports = FolderReports.Listen(_folder, _filter, Report);
            }

            _waiting = _waiting is { Task.IsCompleted: false }
                ? _waiting
                : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }

    /// <summary>Waits for a change, at most for a time, and never longer than until the next slow look.</summary>
    public async Task WaitAsync(Task change, TimeSpan atMost, CancellationToken cancellation)
    {
        var look = _reports is null ? LookWithoutReports : LookBesidesReports;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var timeout = Task.Delay(atMost < look ? atMost : look, _time, timer.Token);
        await Task.WhenAny(change, timeout).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        await timer.CancelAsync().ConfigureAwait(false);
    }

    public void Dispose() => _reports?.Dispose();

    private void Report()
    {
        lock (_gate)
        {
            _waiting?.TrySetResult();
        }
    }
}
