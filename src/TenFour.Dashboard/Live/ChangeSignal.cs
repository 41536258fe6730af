namespace TenFour.Dashboard.Live;

/// <summary>Tells any number of watchers that something has changed. What was raised while a watcher was busy reaches it as one change.</summary>
public sealed class ChangeSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = NewSource();
    private long _version;
    private int _watchers;

    /// <summary>Counts the changes.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Whether anybody would notice a change.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    public void Raise()
    {
        TaskCompletionSource raised;
        lock (_lock)
        {
            _version++;
            (raised, _next) = (_next, NewSource());
        }

        raised.TrySetResult();
    }

    /// <summary>Completes when its version is another than this.</summary>
    internal Task NextAfter(long seen)
    {
        lock (_lock)
        {
            return _version != seen ? Task.CompletedTask : _next.Task;
        }
    }

    internal void Watch() => Interlocked.Increment(ref _watchers);

    internal void Unwatch() => Interlocked.Decrement(ref _watchers);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
