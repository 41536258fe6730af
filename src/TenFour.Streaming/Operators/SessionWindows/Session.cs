namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>One session: [Start, End) in microseconds.</summary>
internal struct Session
{
    public long Start;
    public long End;
    public int Group;

    /// <summary>The slot of the session that has taken this one in, plus 1; 0 for none.</summary>
    public int AbsorbedBy;

    /// <summary>The batch that gave the session its start; sessions of earlier ones are in the checkpoint under that start.</summary>
    public int Batch;

    /// <summary>The end under which the session waits to leave.</summary>
    public long QueuedEnd;

    public bool IsLive;
}
