namespace TenFour.Calls.Tests.Support;

/// <summary>
/// A clock that stands still while something works, and jumps to the end of each wait. So hours of one worker pass in no time, and always
/// the same way. When <see cref="End"/> comes, the clock stops there and cancels <see cref="Ended"/>; the wait never ends.
/// </summary>
internal sealed class WaitingTime(DateTimeOffset start) : TimeProvider, IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private DateTimeOffset _now = start;

    public DateTimeOffset Now => _now;

    public DateTimeOffset End { get; init; } = DateTimeOffset.MaxValue;

    public CancellationToken Ended => _ended.Token;

    /// <summary>How many waits there were.</summary>
    public int Waits { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits++;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return new NoTimer();
        }

        var due = _now + dueTime;
        _now = due < End ? due : End;
        ThreadPool.QueueUserWorkItem(_ => Fire(callback, state, isEnd: due >= End));
        return new NoTimer();
    }

    public void Dispose() => _ended.Dispose();

    private void Fire(TimerCallback callback, object? state, bool isEnd)
    {
        if (isEnd)
        {
            _ended.Cancel();
        }
        else
        {
            callback(state);
        }
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
