namespace TenFour.EndToEnd.Reports;

/// <summary>All that one call measured, as it is written to JSON.</summary>
/// <param name="Commit">The state of the project that was measured.</param>
/// <param name="Settings">In words.</param>
/// <param name="Versions">What took part.</param>
public sealed record BenchReport(
    DateTimeOffset Started,
    TimeSpan Took,
    MachineFacts Machine,
    string Commit,
    string Settings,
    IReadOnlyCollection<string> Versions,
    IReadOnlyList<RowResult> Rows)
{
    /// <summary>For the names of the files.</summary>
    public string Name => $"{Started:yyyy-MM-dd}-{Machine.Label}";

    public bool HasFailures => Rows.Any(row => row.Verdict == "failed");
}
