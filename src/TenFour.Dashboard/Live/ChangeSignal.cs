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

    /// <summary>
    /// Says at the beginning, and then when some of them have changed, that it is time for a look: at once where there was none for a while, else no more
    /// often than the interval says. Whatever changes after a look is said again.
    /// </summary>
    public static async IAsyncEnumerable<bool> WatchAsync(
        IReadOnlyList<ChangeSignal> signals, TimeSpan interval, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Count(signals, 1);
        try
        {
            var (clock, began) = (new RedrawClock(interval), time.GetTimestamp());
            long[] seen = [.. signals.Select(_ => -1L)];
            while (true)
            {
                await NextAfter(signals, seen).WaitAsync(cancellation).ConfigureAwait(false);
                var wait = clock.WaitAt(time.GetElapsedTime(began));
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
                }

                clock.Draw(time.GetElapsedTime(began), hasWaited: wait > TimeSpan.Zero);
                seen = Versions(signals);
                yield return true;
            }
        }
        finally
        {
            Count(signals, -1);
        }
    }

    private static void Count(IReadOnlyList<ChangeSignal> signals, int watchers)
    {
        foreach (var signal in signals)
        {
            Interlocked.Add(ref signal._watchers, watchers);
        }
    }

    private static long[] Versions(IReadOnlyList<ChangeSignal> signals) => [.. signals.Select(s => s.Version)];

    private static Task NextAfter(IReadOnlyList<ChangeSignal> signals, long[] seen) =>
        signals.Count == 1 ? signals[0].NextAfter(seen[0]) : Task.WhenAny(signals.Select((s, i) => s.NextAfter(seen[i])));

    private Task NextAfter(long seen)
    {
        lock (_lock)
        {
            return _version != seen ? Task.CompletedTask : _next.Task;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
