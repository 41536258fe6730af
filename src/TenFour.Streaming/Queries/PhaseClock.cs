namespace TenFour.Streaming.Queries;

/// <summary>The parts of a trigger's time, under Spark's names (<c>durationMs</c>).</summary>
internal enum Phase
{
    LatestOffset,
    WalCommit,
    GetBatch,
    QueryPlanning,
    AddBatch,
    CommitOffsets,
    TriggerExecution,
}

/// <summary>Measures how long each phase takes.</summary>
internal sealed class PhaseClock(TimeProvider time)
{
    private readonly Dictionary<Phase, TimeSpan> _durations = [];
    private long _last = time.GetTimestamp();

    public IReadOnlyDictionary<Phase, TimeSpan> Durations => _durations;

    /// <summary>Books the time since the end of the phase before.</summary>
    public void End(Phase phase)
    {
        var now = time.GetTimestamp();
        _durations[phase] = time.GetElapsedTime(_last, now);
        _last = now;
    }
}
