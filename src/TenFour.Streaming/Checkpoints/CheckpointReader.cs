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

    /// <summary>Entries of the newest snapshot and all journals after it, for people.</summary>
    public IEnumerable<(JournalEntry Entry, string File)> Entries()
    {
        var snapshot = layout.Snapshots().LastOrDefault(-1);
        var files = layout.Journals().Where(j => j > snapshot).Select(layout.JournalPath);
        foreach (var path in snapshot < 0 ? files : files.Prepend(layout.SnapshotPath(snapshot)))
        {
            ReadOnlyMemory<byte> rest = File.ReadAllBytes(path);
            while (JournalFormat.TryRead(rest, out var length) is { } entry)
            {
                yield return (entry, Path.GetFileName(path));
                rest = rest[(int)length..];
            }
        }
    }

    private long ReadSnapshot(IReadOnlyList<IStatefulOperator> operators, JournalReplay replay)
    {
        foreach (var batch in layout.Snapshots().Reverse())
        {
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(layout.SnapshotPath(batch));
            if (JournalFormat.TryRead(bytes, out _) is not { Kind: JournalEntryKind.Snapshot } entry)
            {
                // The one before it is still there, with the journals since.
                continue;
            }

            var (intent, commit) = JournalJson.ReadSnapshot(entry.Json);
            replay.Restore(intent, commit);
            SnapshotBytes = bytes.Length;
            Apply(entry, operators, (o, state) => o.ReadSnapshot(state), layout.SnapshotPath(batch));
            return batch;
        }

        return -1;
    }

    private long ReadJournal(long first, bool isLast, IReadOnlyList<IStatefulOperator> operators, JournalReplay replay)
    {
        var path = layout.JournalPath(first);
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        var end = 0L;
        while (end < bytes.Length)
        {
            if (JournalFormat.TryRead(bytes[(int)end..], out var length) is not { } entry)
            {
                // A crash can leave the last entry unfinished, and nothing else.
                if (isLast && !HasEntryAfter(bytes, end, length))
                {
                    break;
                }

                throw Damaged(path, $"the entry at byte {end} does not fit its checksum");
            }

            Follow(entry, operators, replay, path);
            end += length;
        }

        JournalBytes += end;
        return end;
    }

    private static bool HasEntryAfter(ReadOnlyMemory<byte> bytes, long end, long length) =>
        length > 0 && end + length < bytes.Length && JournalFormat.TryRead(bytes[(int)(end + length)..], out _) is not null;

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
