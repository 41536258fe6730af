namespace TenFour.Streaming.Columns;

/// <summary>
/// What became of the records of one source in one batch. Each record counts once, by the first that fits: rejected, late, filtered, used.
/// One instance a worker, so that no operator shares a counter with another thread.
/// </summary>
public sealed class RecordCounts
{
    public long Read { get; set; }

    /// <summary>Malformed: a row of nulls flows in its place.</summary>
    public long Rejected { get; set; }

    /// <summary>Dropped by a watermark, in all its windows.</summary>
    public long Late { get; set; }

    /// <summary>Dropped by WHERE, a null event time or an unmatched join.</summary>
    public long Filtered { get; set; }

    /// <summary>Fields that were null alone because their value was of the wrong type or out of range; no part of the sum.</summary>
    public long NulledFields { get; set; }

    public long Used => Read - Rejected - Late - Filtered;

    public void Add(RecordCounts other)
    {
        Read += other.Read;
        Rejected += other.Rejected;
        Late += other.Late;
        Filtered += other.Filtered;
        NulledFields += other.NulledFields;
    }
}
