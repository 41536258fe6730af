namespace TenFour.Calls.Feeding.Live;

/// <summary>How long to wait after a failed request. Pure.</summary>
internal static class LiveBackOff
{
    /// <summary>More is a mistake of the server's, and no timer waits for years.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <param name="interval">The usual time between two requests: never less.</param>
    /// <param name="failures">Failures in a row before this one, from 0.</param>
    /// <param name="retryAfter">What the server asks for, kept up to a day.</param>
    public static TimeSpan Delay(TimeSpan interval, int failures, TimeSpan? retryAfter)
    {
        var own = interval * Math.Pow(2, Math.Min(failures, 10));
        own = own < Longest ? own : Longest;
        own = own > interval ? own : interval;
        var asked = retryAfter < LongestAsked ? retryAfter.Value : retryAfter is null ? own : LongestAsked;
        return asked > own ? asked : own;
    }
}
