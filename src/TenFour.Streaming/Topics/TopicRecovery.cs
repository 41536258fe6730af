using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>
/// Brings a topic folder into order before a writer appends to it. Each step may be repeated: killed in between, the next start finishes.
/// </summary>
internal static class TopicRecovery
{
    /// <summary>Recovers all partitions and marks the producer as the one that is writing.</summary>
    /// <returns>The new journal, in which the ends of the partitions are those of their last complete records.</returns>
    public static WriterJournal Run(TopicLayout layout, int partitions, string producer, FileTopicWriterOptions options)
    {
        for (var partition = 0; partition < partitions; partition++)
        {
            PartitionIndexRepair.DropDamagedEntries(layout.IndexPath(partition));
        }

        var before = WriterJournal.Read(layout);
        var facts = Enumerable.Range(0, partitions).Select(p => PartitionFacts.Gather(layout, p, before.EndOf(p))).ToList();
        var decisions = facts.Select(found => PartitionRecovery.Decide(found, before.Active is not null)).ToList();
        for (var partition = 0; partition < partitions; partition++)
        {
            ThrowIfRefused(layout.DataPath(partition), facts[partition], decisions[partition]);
        }

        var journal = Journal(before, facts, decisions, producer, options.Again);
        for (var partition = 0; partition < partitions; partition++)
        {
            CutTornLine(layout.DataPath(partition), facts[partition], decisions[partition], options.Warn);
        }

        // The index comes last: until the journal is written it tells which records are whose.
        journal.Write(layout);
        for (var partition = 0; partition < partitions; partition++)
        {
            PartitionIndexRepair.Fit(layout, partition, facts[partition], decisions[partition].IsTailForeign);
        }

        return journal;
    }

    private static WriterJournal Journal(
        WriterJournal before, List<PartitionFacts> facts, List<PartitionRecovery> decisions, string producer, bool again)
    {
        var journal = before with { Active = producer, Ends = [.. facts.Select(found => found.End)] };
        if (before.Active is { } interrupted)
        {
            var state = before.StateOf(interrupted);
            journal = journal.With(
                interrupted, state with { Uncommitted = [.. decisions.Select((d, p) => d.Uncommitted + state.UncommittedIn(p))] });
        }

        return again ? journal.With(producer, ProducerState.None) : journal;
    }

    private static void CutTornLine(string path, PartitionFacts facts, PartitionRecovery decision, Action<string>? warn)
    {
        if (decision.Cut == 0)
        {
            return;
        }

        using var data = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(data, facts.End.Byte);
        warn?.Invoke($"{path}: cut off {decision.Cut} bytes of a record that an interrupted writer had begun");
    }

    private static void ThrowIfRefused(string path, PartitionFacts facts, PartitionRecovery decision)
    {
        if (decision.Refusal == PartitionRefusal.RecordsAreGone)
        {
            throw StreamingException.ForEnvironment(
                $"{path} ends after record {facts.End.Record} (byte {facts.End.Byte}), but {facts.Committed.Record} records "
                + $"({facts.Committed.Byte} bytes) had been committed: it was cut or replaced.",
                "Bring the file back, or delete the topic and fill it anew.");
        }

        if (decision.Refusal == PartitionRefusal.UnfinishedLine)
        {
            throw StreamingException.ForEnvironment(
                $"{path} ends with {facts.TornBytes} bytes that another program wrote and that have no newline yet.",
                "Append a newline to the file if the record is complete, or remove those bytes, and start again.");
        }
    }
}
