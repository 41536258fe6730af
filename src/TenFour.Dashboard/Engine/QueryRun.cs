namespace TenFour.Dashboard.Engine;

/// <summary>A run of a query as the pages show it; a moment's picture of one that goes on.</summary>
/// <param name="Batches">The newest ones, oldest first.</param>
/// <param name="EndedAt">Null while it runs, and where the program was ended before it could note the end.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record QueryRun(RunHeader Header, IReadOnlyList<BatchFacts> Batches, bool IsActive, DateTimeOffset? EndedAt, string? Error)
{
    public string Status => IsActive ? "running" : Error is not null ? "failed" : EndedAt is null ? "broken off" : "stopped";

    public BatchFacts? Last => Batches.Count > 0 ? Batches[^1] : null;

    /// <summary>How long it has run; of one that was broken off, to its last batch.</summary>
    public TimeSpan Duration(DateTimeOffset now) => (IsActive ? now : EndedAt ?? Last?.At ?? Header.StartedAt) - Header.StartedAt;

    /// <summary>As in Spark: the mean over the batches that are kept; null without any.</summary>
    public double? Average(Func<BatchFacts, double?> value) => Batches.Count == 0 ? null : Batches.Average(b => value(b) ?? 0);
}
