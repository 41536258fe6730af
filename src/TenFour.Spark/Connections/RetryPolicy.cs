namespace TenFour.Spark.Connections;

/// <summary>How often and how long after a failure a call is made again; pure. The defaults are those of Spark's own clients.</summary>
/// <param name="MaxRetries">Calls after the first.</param>
/// <param name="FirstDelay">Before the first retry; each further one waits <paramref name="Factor"/> times as long, up to <paramref name="MaxDelay"/>.</param>
/// <param name="JitterFrom">Waits from this on get a random share of <paramref name="MaxJitter"/> on top, so that many clients do not come back at once.</param>
/// <param name="MaxServerDelay">The most of what a server asks for that is honoured.</param>
internal sealed record RetryPolicy(
    int MaxRetries, TimeSpan FirstDelay, double Factor, TimeSpan MaxDelay, TimeSpan JitterFrom, TimeSpan MaxJitter, TimeSpan MaxServerDelay)
{
    public static readonly RetryPolicy Default = new(
        MaxRetries: 15,
        FirstDelay: TimeSpan.FromMilliseconds(50),
        Factor: 4,
        MaxDelay: TimeSpan.FromMinutes(1),
        JitterFrom: TimeSpan.FromSeconds(2),
        MaxJitter: TimeSpan.FromMilliseconds(500),
        MaxServerDelay: TimeSpan.FromMinutes(10));

    /// <summary>Before anything has worked: a wrong address should be told in a second, not after ten minutes.</summary>
    public static readonly RetryPolicy Handshake = Default with { MaxRetries = 3 };

    /// <summary>The wait before a retry, or null where there have been enough.</summary>
    /// <param name="retry">0 for the first one since the server answered last.</param>
    /// <param name="serverDelay">What the server asks for (<c>google.rpc.RetryInfo</c>).</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan? DelayBefore(int retry, TimeSpan? serverDelay, double chance)
    {
        if (retry >= MaxRetries)
        {
            return null;
        }

        var wait = Min(FirstDelay * Math.Pow(Factor, Math.Min(retry, 30)), MaxDelay);
        if (serverDelay is { } asked && Min(asked, MaxServerDelay) > wait)
        {
            wait = Min(asked, MaxServerDelay);
        }

        return wait >= JitterFrom ? wait + (MaxJitter * chance) : wait;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
