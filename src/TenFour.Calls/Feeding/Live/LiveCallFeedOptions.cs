namespace TenFour.Calls.Feeding.Live;

/// <summary>What a <see cref="LiveCallFeed"/> asks, and where it keeps what it has seen.</summary>
public sealed record LiveCallFeedOptions
{
    /// <summary>The city's real-time dataset of police calls.</summary>
    public Uri Address { get; init; } = new("https://data.sfgov.org/resource/gnap-fj3t.json");

    /// <summary>The file that remembers what was seen; it belongs to the topics.</summary>
    public required string StateFile { get; init; }

    /// <summary>The file beside it that remembers the last request.</summary>
    internal string RequestsFile => Path.ChangeExtension(StateFile, ".requests.json");

    /// <summary>An application token of the portal, sent as a header and shown nowhere; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>The time from one request to the next. The city's data change every ten minutes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an answer may take, by the machine's clock.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Calls that are remembered; beyond it those that changed longest ago are forgotten.</summary>
    public int RememberedCalls { get; init; } = 100_000;
}
