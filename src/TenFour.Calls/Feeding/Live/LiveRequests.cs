namespace TenFour.Calls.Feeding.Live;

/// <summary>What is remembered of the requests, so that a restart neither asks too early nor forgets what it could ask conditionally.</summary>
internal sealed record LiveRequests : ILiveMemory
{
    public int Version { get; init; } = ILiveMemory.CurrentVersion;

    /// <summary>The earliest moment of the next request; null before the first.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the dataset last gave an answer that could be used.</summary>
    public DateTimeOffset? LastAnswer { get; init; }

    /// <summary>How far the data of that answer reached.</summary>
    public DateTimeOffset? DataTime { get; init; }

    /// <summary>Why the last request failed, as a sentence; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>What the last answer was to.</summary>
    public string? Address { get; init; }

    /// <summary>The entity tag of the last answer.</summary>
    public string? Tag { get; init; }

    /// <summary>When the rows of the last answer had changed, as the dataset said.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The step of the memory that holds what the tagged answer said.</summary>
    public long Step { get; init; }
}
