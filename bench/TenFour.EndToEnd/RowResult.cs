namespace TenFour.EndToEnd;

/// <summary>One line of the table.</summary>
/// <param name="Row">The name that <c>--only</c> takes.</param>
/// <param name="Measure">What was measured, in words.</param>
public sealed record RowResult(string Row, string Measure)
{
    /// <summary>Of <see cref="Ours"/> and <see cref="Peer"/>.</summary>
    public string Unit { get; init; } = "";

    public Measurement? Ours { get; init; }

    public string? PeerName { get; init; }

    public Measurement? Peer { get; init; }

    /// <summary>What the target judges; without one, the median of ours.</summary>
    public double? Value { get; init; }

    /// <summary>Of <see cref="Value"/>.</summary>
    public string ValueUnit { get; init; } = "";

    public Target? Target { get; init; }

    /// <summary>Whether both sides gave the same answer; null where there is nothing to compare.</summary>
    public bool? SameAnswer { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it was not measured, or null.</summary>
    public string? Skipped { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Failed { get; init; }

    public string Verdict =>
        Failed is not null || SameAnswer == false ? "failed"
        : Skipped is not null ? "skipped"
        : Target is { } target && Value is { } value ? target.Judge(value) : "-";
}
