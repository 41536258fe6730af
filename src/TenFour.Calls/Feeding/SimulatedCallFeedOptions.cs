using TenFour.Calls.Simulation;

namespace TenFour.Calls.Feeding;

/// <summary>What a <see cref="SimulatedCallFeed"/> gives.</summary>
public sealed record SimulatedCallFeedOptions
{
    /// <summary>
    /// The city. It has one calendar for all time, which begins long ago, so that everybody who simulates with the same seed sees the same
    /// calls at the same moment.
    /// </summary>
    public CallGeneratorOptions City { get; init; } = new() { Model = SimulationModel.City, Start = new DateOnly(2020, 1, 1) };

    /// <summary>Seconds of the simulated clock for each second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>What the clock shows at the start of a new topic; null for the real present.</summary>
    public DateTimeOffset? Present { get; init; }

    /// <summary>The feed ends when its topic has so many records; null: it never does.</summary>
    public long? MostRecords { get; init; }

    /// <summary>How much of the past a new topic begins with, so that there is something to see.</summary>
    public TimeSpan Past { get; init; } = TimeSpan.FromHours(25);
}
