using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>What a writer does about what it finds. Pure: from facts to a decision.</summary>
/// <param name="Uncommitted">What belongs to the producer that was writing and no commit covers.</param>
/// <param name="Cut">Bytes of an unfinished line to cut off; no reader has seen them as a record.</param>
/// <param name="IsTailForeign">What lies after the indexed data was appended by another program.</param>
/// <param name="Refusal">Why the partition cannot be appended to; null where it can.</param>
internal sealed record PartitionRecovery(RecordSpan Uncommitted, long Cut, bool IsTailForeign, PartitionRefusal? Refusal = null)
{
    /// <param name="facts">What is there.</param>
    /// <param name="wasActive">The last writer ended without a last commit: killed, or stopped between two commits.</param>
    public static PartitionRecovery Decide(PartitionFacts facts, bool wasActive)
    {
        if (facts.End.Record < facts.Committed.Record || facts.End.Byte < facts.Committed.Byte)
        {
            return new PartitionRecovery(default, 0, false, PartitionRefusal.RecordsAreGone);
        }

        if (!wasActive)
        {
            // Nobody was writing: an unfinished line was left by another program, and is not ours to remove.
            return new PartitionRecovery(default, 0, true, facts.TornBytes > 0 ? PartitionRefusal.UnfinishedLine : null);
        }

        // An append is announced in the index before it is made. So the data after the last announced append are another program's,
        // unless there is no index to tell.
        var isTailOwn = facts.HasCutAppend || !facts.IsIndexUsable;
        var known = facts.Indexed.Record < facts.Committed.Record ? facts.Committed : facts.Indexed;
        var tail = isTailOwn ? RecordSpan.Between(known, facts.End) : default;
        return new PartitionRecovery(facts.OwnIndexed + tail, facts.TornBytes, !isTailOwn);
    }
}
