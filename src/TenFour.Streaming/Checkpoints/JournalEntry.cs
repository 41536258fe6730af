namespace TenFour.Streaming.Checkpoints;

/// <summary>What an entry of the journal is.</summary>
internal enum JournalEntryKind : byte
{
    Intent = 1,

    /// <summary>A commit with the changes of state.</summary>
    Commit = 2,

    /// <summary>The whole state, in a snapshot file.</summary>
    Snapshot = 3,
}

/// <summary>An entry as it lies in a file: its kind, a line of JSON that <c>inspect</c> can show, and the bytes of each operator's state.</summary>
internal sealed record JournalEntry(JournalEntryKind Kind, ReadOnlyMemory<byte> Json, IReadOnlyList<ReadOnlyMemory<byte>> States);
