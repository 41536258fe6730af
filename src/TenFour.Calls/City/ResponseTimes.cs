namespace TenFour.Calls.City;

/// <summary>How long the calls of one priority take, as quantiles in seconds at <see cref="Shares"/>.</summary>
public sealed record ResponseTimes
{
    /// <summary>Where the quantiles lie.</summary>
    public static readonly IReadOnlyList<double> Shares = [0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

    /// <summary>From the call to the dispatch of a unit.</summary>
    public required IReadOnlyList<int> Dispatch { get; init; }

    /// <summary>From the dispatch to the arrival.</summary>
    public required IReadOnlyList<int> Travel { get; init; }

    /// <summary>From the arrival, or the dispatch where nobody arrived, to the end.</summary>
    public required IReadOnlyList<int> Work { get; init; }

    /// <summary>Of 100 calls to which a unit was sent, how many it reached.</summary>
    public required int Reached { get; init; }
}
