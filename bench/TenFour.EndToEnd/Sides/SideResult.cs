namespace TenFour.EndToEnd.Sides;

/// <summary>What one run of a side gave; one line of JSON between the processes.</summary>
/// <param name="Seconds">By the wall clock, from the files in the page cache to the result in hand.</param>
public sealed record SideResult(double Seconds)
{
    /// <summary>What all threads of the process used meanwhile; 0 where the side does not say.</summary>
    public double CpuSeconds { get; init; }

    public Answer? Answer { get; init; }

    /// <summary>Whatever else was measured, by name.</summary>
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>();

    /// <summary>What ran, with its version.</summary>
    public string? Version { get; init; }

    /// <summary>What went wrong; nothing else counts then.</summary>
    public string? Error { get; init; }
}
