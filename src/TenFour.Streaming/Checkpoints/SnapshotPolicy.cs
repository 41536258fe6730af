namespace TenFour.Streaming.Checkpoints;

/// <summary>
/// When the whole state is worth writing: when the journal since the last snapshot has grown to twice the snapshot, so that a start never
/// reads much more than the state itself, and writing stays within a small multiple of the changes.
/// </summary>
internal sealed class SnapshotPolicy
{
    private const long LeastJournalBytes = 32 << 20;
    private const int JournalPerSnapshot = 2;

    private long _snapshotBytes;
    private long _journalBytes;

    public bool IsDue => _journalBytes > Math.Max(LeastJournalBytes, JournalPerSnapshot * _snapshotBytes);

    public void Restored(long snapshotBytes, long journalBytes) => (_snapshotBytes, _journalBytes) = (snapshotBytes, journalBytes);

    public void Appended(long bytes) => _journalBytes += bytes;

    public void SnapshotWritten(long bytes) => (_snapshotBytes, _journalBytes) = (bytes, 0);
}
