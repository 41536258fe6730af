namespace TenFour.Streaming.Watermarks;

/// <summary>
/// The global watermark: the smallest (or, by policy, largest) of the watermarks of the query's WATERMARK clauses, each the newest event time
/// seen less its delay. It never goes back. Pure: told what a batch saw, it says what the next batch runs with.
/// </summary>
/// <remarks>
/// Spark's <c>WatermarkTracker</c> forgets the clauses' own watermarks at a restart, so that its query's stands still until every clause has
/// passed it again. Here they are kept, since a stop must change nothing.
/// </remarks>
public sealed class WatermarkTracker
{
    private readonly long[] _delays;
    private readonly long[] _watermarks;
    private readonly WatermarkPolicy _policy;

    /// <param name="delaysMillis">The delay of each WATERMARK clause.</param>
    /// <param name="restoredMillis">The global watermark of the checkpoint, 0 for a new query.</param>
    /// <param name="restoredClauses">The watermark of each clause in the checkpoint; where they are missing, each counts as 0 until it has seen rows.</param>
    public WatermarkTracker(IReadOnlyList<long> delaysMillis, WatermarkPolicy policy, long restoredMillis, IReadOnlyList<long> restoredClauses)
    {
        _delays = [.. delaysMillis];
        _watermarks = restoredClauses.Count == _delays.Length ? [.. restoredClauses] : new long[_delays.Length];
        _policy = policy;
        GlobalMillis = restoredMillis;
    }

    /// <summary>What the next batch runs with, in milliseconds since the epoch.</summary>
    public long GlobalMillis { get; private set; }

    /// <summary>The watermark of each clause alone.</summary>
    public IReadOnlyList<long> ClauseMillis => [.. _watermarks];

    /// <summary>Takes in what a batch saw: per clause the newest event time in milliseconds, or null where it saw no row.</summary>
    public void Advance(IReadOnlyList<long?> newestMillis)
    {
        if (_delays.Length == 0)
        {
            return;
        }

        for (var i = 0; i < _delays.Length; i++)
        {
            if (newestMillis[i] is { } newest)
            {
                _watermarks[i] = Math.Max(_watermarks[i], newest - _delays[i]);
            }
        }

        var chosen = _policy == WatermarkPolicy.Min ? _watermarks.Min() : _watermarks.Max();
        GlobalMillis = Math.Max(GlobalMillis, chosen);
    }
}
