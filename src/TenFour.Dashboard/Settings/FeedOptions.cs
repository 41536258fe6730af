using TenFour.Calls.Feeding;
using TenFour.Calls.Simulation;

namespace TenFour.Dashboard.Settings;

/// <summary>What fills the topic of the page.</summary>
public sealed record FeedOptions
{
    /// <summary>A minute of the city in a second: a call arrives about twice a second.</summary>
    public const double DefaultSpeed = 60;

    public FeedWish Wish { get; init; } = FeedWish.Simulated;

    /// <summary>The file to replay.</summary>
    public string? File { get; init; }

    /// <summary>Seconds of the feed's clock for each second; a live feed has no other speed than its own.</summary>
    public double Speed { get; init; } = DefaultSpeed;

    /// <summary>What the simulated city is like.</summary>
    public CallGeneratorOptions City { get; init; } = new SimulatedCallFeedOptions().City;

    /// <summary>
    /// When a folder of simulated calls begins anew. The default is about half a year of the city, 260 MB: all statistics read it again after a
    /// restart, and keep something of it in memory.
    /// </summary>
    public long MostSimulatedRecords { get; init; } = 400_000;

    /// <summary>An application token of the city's portal, sent to it and shown nowhere; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>What the live feed asks; null for the city's dataset.</summary>
    public Uri? LiveAddress { get; init; }

    /// <summary>Without the values, of which one is secret.</summary>
    public override string ToString() => $"{nameof(FeedOptions)}({Wish})";
}
