namespace TenFour.Calls.Feeding;

/// <summary>How a running feed stands: an immutable picture of one moment.</summary>
public sealed record FeedStatus
{
    public required FeedKind Kind { get; init; }

    public FeedPhase Phase { get; init; } = FeedPhase.Starting;

    /// <summary>
    /// The time in the feed's own world: the real time of the live feed; a simulated or replayed one may run faster, or in the past.
    /// "The last hour" ends here.
    /// </summary>
    public required DateTimeOffset Clock { get; init; }

    /// <summary>Seconds of the feed's clock for each second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>When the source answered last, in real time; null where it has not yet.</summary>
    public DateTimeOffset? LastAnswer { get; init; }

    /// <summary>How far the data reach, on the feed's clock: the live source's own statement, otherwise the newest time of a call.</summary>
    public DateTimeOffset? DataTime { get; init; }

    /// <summary>How old the data are by the feed's clock; never negative.</summary>
    public TimeSpan? Age => DataTime is { } time ? TimeSpan.FromTicks(Math.Max(0, (Clock - time).Ticks)) : null;

    /// <summary>Records of this feed in the topic <c>calls</c>, those of earlier runs included.</summary>
    public long Records { get; init; }

    /// <summary>Records of this feed in the topic <c>call_updates</c>, those of earlier runs included; 0 where it has none.</summary>
    public long Updates { get; init; }

    /// <summary>How much of the input has been read to put it in order before the first record, from 0 to 1; null where nothing has to be.</summary>
    public double? Prepared { get; init; }

    /// <summary>What went wrong last, as a sentence; kept when it goes well again, see <see cref="LastErrorAt"/>.</summary>
    public string? LastError { get; init; }

    /// <summary>When <see cref="LastError"/> happened, in real time.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>When a failing feed tries again, in real time; null where it does not fail, or does not try.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>What a reader should know although the feed goes on, such as a field that the source no longer has.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Whether these calls never happened.</summary>
    public bool IsSimulated => Kind == FeedKind.Simulated;
}
