namespace TenFour.Streaming.Checkpoints;

/// <summary>
/// Follows the entries of a journal and says where the query goes on. Pure: entries in, recovery point out. An intent opens a batch, its
/// commit closes it; an intent may follow another of the same batch, whose data could not be read, and takes its place.
/// </summary>
internal sealed class JournalReplay
{
    private BatchIntent? _open;
    private BatchIntent? _lastIntent;
    private BatchCommit? _lastCommit;

    public RecoveryPoint Point => new(_lastCommit, _lastIntent, _open);

    /// <summary>Goes on from a snapshot.</summary>
    public void Restore(BatchIntent intent, BatchCommit commit) => (_open, _lastIntent, _lastCommit) = (null, intent.EndingAt(commit.Ends), commit);

    /// <exception cref="FormatException">The entry does not follow the one before.</exception>
    public void Add(BatchIntent intent)
    {
        var expected = _lastCommit is null ? 0 : _lastCommit.BatchId + 1;
        if (intent.BatchId != expected)
        {
            throw new FormatException($"an intent of batch {intent.BatchId} follows batch {(_open ?? _lastIntent)?.BatchId.ToString() ?? "none"}");
        }

        _open = intent;
    }

    /// <exception cref="FormatException">The entry does not follow the one before.</exception>
    public void Add(BatchCommit commit)
    {
        if (_open is null || commit.BatchId != _open.BatchId)
        {
            throw new FormatException($"a commit of batch {commit.BatchId} has no intent");
        }

        (_lastIntent, _lastCommit, _open) = (_open.EndingAt(commit.Ends), commit, null);
    }
}
