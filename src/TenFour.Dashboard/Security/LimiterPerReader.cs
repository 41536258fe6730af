using System.Threading.RateLimiting;

namespace TenFour.Dashboard.Security;

/// <summary>A limiter for each reader, made when the reader comes and forgotten some time after. Without timers: a limiter is filled when it is asked.</summary>
internal sealed class LimiterPerReader(Func<RateLimiter> create)
{
    private const int MostKept = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RateLimiter> _limiters = new(StringComparer.Ordinal);
    private int _forgetAt = MostKept;

    public RateLimitLease Acquire(string reader)
    {
        lock (_lock)
        {
            if (!_limiters.TryGetValue(reader, out var limiter))
            {
                ForgetIdle();
                _limiters.Add(reader, limiter = create());
            }

            return Filled(limiter).AttemptAcquire();
        }
    }

    private void ForgetIdle()
    {
        if (_limiters.Count < _forgetAt)
        {
            return;
        }

        foreach (var (reader, limiter) in _limiters.Where(entry => Filled(entry.Value).IdleDuration is not null).ToArray())
        {
            _limiters.Remove(reader);
            limiter.Dispose();
        }

        // Readers that are all busy are not gone through again and again.
        _forgetAt = Math.Max(MostKept, 2 * _limiters.Count);
    }

    private static RateLimiter Filled(RateLimiter limiter)
    {
        (limiter as ReplenishingRateLimiter)?.TryReplenish();
        return limiter;
    }
}
