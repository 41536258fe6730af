using System.Runtime.CompilerServices;

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

    /// <summary>Gives a version for each change, at once where none came for a while, else no more often than the interval says.</summary>
    public async IAsyncEnumerable<long> WatchAsync(
        TimeSpan interval, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Interlocked.Increment(ref _watchers);
        try
        {
            var seen = Version;
            while (true)
            {
                await NextAfter(seen).WaitAsync(cancellation).ConfigureAwait(false);
                var began = time.GetTimestamp();
                seen = Version;
                yield return seen;
                if (interval - time.GetElapsedTime(began) is { } rest && rest > TimeSpan.Zero)
                {
                    await Task.Delay(rest, time, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
        }
    }

    private Task NextAfter(long seen)
    {
        lock (_lock)
        {
            return _version != seen ? Task.CompletedTask : _next.Task;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
