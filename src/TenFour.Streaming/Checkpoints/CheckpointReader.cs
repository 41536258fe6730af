using TenFour.Streaming.Errors;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Checkpoints;

/// <summary>Reads a checkpoint's files: the newest readable snapshot, then the journals after it.</summary>
internal sealed class CheckpointReader(CheckpointLayout layout)
{
    public long SnapshotBytes { get; private set; }

    public long JournalBytes { get; private set; }

    /// <summary>Where the query goes on, with the operators' state read; and the journal to append to, up to its last whole entry.</summary>
    public (RecoveryPoint Point, long Segment, long SegmentEnd) Read(IReadOnlyList<IStatefulOperator> operators)
    {
        var replay = new JournalReplay();
        var snapshot = ReadSnapshot(operators, replay);
        var journals = layout.Journals().Where(j => j > snapshot).ToList();
        var (segment, end) = (snapshot + 1, 0L);
        for (var i = 0; i < journals.Count; i++)
        {
            (segment, end) = (journals[i], ReadJournal(journals[i], i == journals.Count - 1, operators, replay));
        }

        return (replay.Point, segment, end);
    }

    /// <summary>Entries of the newest readable snapshot and all journals after it, for people.</summary>
    /// <exception cref="StreamingException">A journal is damaged.</exception>
    public IEnumerable<JournalEntry> Entries()
    {
        var snapshot = Snapshots().FirstOrDefault();
        if (snapshot.Entry is not null)
        {
            yield return snapshot.Entry;
        }

        var journals = layout.Journals().Where(j => snapshot.Entry is null || j > snapshot.Batch).ToList();
        foreach (var journal in journals)
        {
            foreach (var (entry, _) in JournalEntries(journal, isLast: journal == journals[^1]))
            {
                yield return entry;
            }
        }
    }

    private long ReadSnapshot(IReadOnlyList<IStatefulOperator> operators, JournalReplay replay)
    {
        foreach (var (batch, bytes, entry) in Snapshots())
        {
            var (intent, commit) = JournalJson.ReadSnapshot(entry.Json);
            replay.Restore(intent, commit);
            SnapshotBytes = bytes;
            Apply(entry, operators, (o, state) => o.ReadSnapshot(state), layout.SnapshotPath(batch));
            return batch;
        }

        return -1;
    }

    /// <summary>The readable snapshots, newest first. Behind one that is not, the one before it is still there, with the journals since.</summary>
    private IEnumerable<(long Batch, long Bytes, JournalEntry Entry)> Snapshots()
    {
        foreach (var batch in layout.Snapshots().Reverse())
        {
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(layout.SnapshotPath(batch));
            if (JournalFormat.TryRead(bytes, out _) is { Kind: JournalEntryKind.Snapshot } entry)
            {
                yield return (batch, bytes.Length, entry);
            }
        }
    }

    private long ReadJournal(long first, bool isLast, IReadOnlyList<IStatefulOperator> operators, JournalReplay replay)
    {
        var end = 0L;
        foreach (var (entry, entryEnd) in JournalEntries(first, isLast))
        {
            Follow(entry, operators, replay, layout.JournalPath(first));
            end = entryEnd;
        }

        JournalBytes += end;
        return end;
    }

    /// <summary>The entries of a journal, each with the byte behind it. A crash can leave the last one unfinished, and nothing else.</summary>
    private IEnumerable<(JournalEntry Entry, long End)> JournalEntries(long first, bool isLast)
    {
        var path = layout.JournalPath(first);
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length;)
        {
            if (JournalFormat.TryRead(bytes[at..], out var length) is not { } entry)
            {
                var next = JournalFormat.Find(bytes, at + 1);
                if (isLast && next < 0)
                {
                    break;
                }

                throw Damaged(path, $"the entry at byte {at} does not fit its length and checksum{(next < 0 ? "" : $", and a whole one follows at byte {next}")}");
            }

            at += (int)length;
            yield return (entry, at);
        }
    }

    private static void Follow(JournalEntry entry, IReadOnlyList<IStatefulOperator> operators, JournalReplay replay, string path)
    {
        try
        {
            if (entry.Kind == JournalEntryKind.Intent)
            {
                replay.Add(JournalJson.ReadIntent(entry.Json));
                return;
            }

            replay.Add(JournalJson.ReadCommit(entry.Json));
        }
        catch (FormatException e)
        {
            throw Damaged(path, e.Message);
        }

        Apply(entry, operators, (o, state) => o.ReadChanges(state), path);
    }

    private static void Apply(
        JournalEntry entry, IReadOnlyList<IStatefulOperator> operators, Action<IStatefulOperator, ReadOnlySpan<byte>> read, string path)
    {
        if (entry.States.Count != operators.Count)
        {
            throw Damaged(path, $"it holds the state of {entry.States.Count} operators, and the query has {operators.Count}");
        }

        for (var i = 0; i < operators.Count; i++)
        {
            read(operators[i], entry.States[i].Span);
        }
    }

    private static StreamingException Damaged(string path, string what) => StreamingException.ForUser(
        $"The checkpoint file {path} is damaged: {what}.",
        advice: "Restore the folder from a backup, or use another folder as --checkpoint; the query then starts from the beginning.");
}
