using System.Buffers;
using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Errors;
using TenFour.Streaming.State;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Checkpoints;

/// <summary>
/// A checkpoint in a folder: a journal of intents and of commits with the changes of state, and now and then the whole state. One flush to
/// disk an entry; <c>docs/checkpoint-format.md</c> describes the files.
/// </summary>
internal sealed class FileCheckpoint : ICheckpoint
{
    private readonly CheckpointLayout _layout;
    private readonly FolderLock _lock;
    private readonly CheckpointMetadata _metadata;
    private readonly bool _namesAnew;
    private readonly ChunkedBuffer _entry = new();
    private readonly StateBuffers _state = new();
    private readonly SnapshotPolicy _policy = new();
    private SafeFileHandle? _journal;
    private long _journalEnd;
    private BatchIntent? _lastIntent;

    /// <param name="namesAnew">The folder's metadata has older names for the state.</param>
    private FileCheckpoint(CheckpointLayout layout, FolderLock folderLock, CheckpointMetadata metadata, bool namesAnew = false)
    {
        (_layout, _lock, _metadata, _namesAnew) = (layout, folderLock, metadata, namesAnew);
    }

    public Guid QueryId => _metadata.Id;

    /// <exception cref="StreamingException">Another query runs on it, or it belongs to another statistic.</exception>
    public static FileCheckpoint Open(string folder, CheckpointMetadata query)
    {
        Directory.CreateDirectory(folder);
        var layout = new CheckpointLayout(folder);
        var folderLock = FolderLock.Take(layout.LockPath, layout.LockHolderPath, (holder, _) => StreamingException.ForUser(
            $"Another query runs on the checkpoint {folder} ({holder}).", advice: "Stop it, or use another folder as --checkpoint."));
        try
        {
            var metadata = CheckpointMetadata.TryRead(layout);
            if (metadata is null)
            {
                RefuseForeign(layout);
            }
            else if (layout.IsUsed())
            {
                CheckpointFit.Check(metadata, query, folder);
                return new FileCheckpoint(layout, folderLock, metadata with { State = query.State }, !metadata.State.SequenceEqual(query.State));
            }

            // New, or made by a start that was refused before its first batch.
            query.Write(layout);
            return new FileCheckpoint(layout, folderLock, query);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public ValueTask<RecoveryPoint> RecoverAsync(IReadOnlyList<IStatefulOperator> operators, CancellationToken cancellationToken)
    {
        var reader = new CheckpointReader(_layout);
        var recovered = reader.Read(operators);
        foreach (var stateful in operators)
        {
            stateful.EndRestoring();
        }

        if (_namesAnew)
        {
            // What is written from here on, earlier versions cannot read.
            _metadata.Write(_layout);
        }

        _policy.Restored(reader.SnapshotBytes, reader.JournalBytes);
        _lastIntent = recovered.Point.Pending ?? recovered.Point.LastIntent;
        OpenJournal(recovered.Segment, recovered.SegmentEnd);
        return ValueTask.FromResult(recovered.Point);
    }

    public ValueTask WriteIntentAsync(BatchIntent intent, CancellationToken cancellationToken)
    {
        _lastIntent = intent;
        JournalFormat.Write(_entry, JournalEntryKind.Intent, JournalJson.Write(intent), []);
        Append();
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteCommitAsync(BatchCommit commit, IReadOnlyList<IStatefulOperator> operators, CancellationToken cancellationToken)
    {
        JournalFormat.Write(_entry, JournalEntryKind.Commit, JournalJson.Write(commit), _state.Write(operators, (o, b) => o.WriteChanges(b)));
        Append();
        if (_policy.IsDue)
        {
            WriteSnapshot(commit, operators);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _journal?.Dispose();
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder with files of something else is not taken for a checkpoint.</summary>
    private static void RefuseForeign(CheckpointLayout layout)
    {
        var foreign = Directory.EnumerateFileSystemEntries(layout.Folder)
            .Select(Path.GetFileName)
            .FirstOrDefault(n => n is not null && !n.StartsWith("lock", StringComparison.Ordinal) && !n.StartsWith("metadata.json", StringComparison.Ordinal));
        if (foreign is not null)
        {
            throw StreamingException.ForUser(
                $"{layout.Folder} is no checkpoint: it has no metadata.json, but holds {foreign}.", advice: "Use an empty or new folder as --checkpoint.");
        }
    }

    private void OpenJournal(long firstBatch, long end)
    {
        _journal?.Dispose();
        _journal = File.OpenHandle(_layout.JournalPath(firstBatch), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // What a crash left unfinished at the end is cut off, so that the next entry follows the last whole one.
        RandomAccess.SetLength(_journal, end);
        _journalEnd = end;
    }

    private void Append()
    {
        WriteChunks(_journal!, _entry, _journalEnd);
        RandomAccess.FlushToDisk(_journal!);
        _journalEnd += _entry.Length;
        _policy.Appended(_entry.Length);
    }

    private void WriteSnapshot(BatchCommit commit, IReadOnlyList<IStatefulOperator> operators)
    {
        var json = JournalJson.WriteSnapshot(_lastIntent!, commit);
        JournalFormat.Write(_entry, JournalEntryKind.Snapshot, json, _state.Write(operators, (o, b) => o.WriteSnapshot(b)));
        var path = _layout.SnapshotPath(commit.BatchId);
        using (var file = File.OpenHandle(path + ".new", FileMode.Create, FileAccess.Write))
        {
            WriteChunks(file, _entry, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(path + ".new", path, overwrite: true);
        OpenJournal(commit.BatchId + 1, 0);
        _policy.SnapshotWritten(_entry.Length);
        RemoveBefore(commit.BatchId);
    }

    /// <summary>The snapshot before the new one stays, with its journal, in case the new one cannot be read.</summary>
    private void RemoveBefore(long snapshot)
    {
        var kept = _layout.Snapshots().LastOrDefault(s => s < snapshot, -1);
        foreach (var old in _layout.Snapshots().Where(s => s < kept))
        {
            File.Delete(_layout.SnapshotPath(old));
        }

        foreach (var old in _layout.Journals().Where(j => j <= kept))
        {
            File.Delete(_layout.JournalPath(old));
        }
    }

    private static void WriteChunks(SafeFileHandle file, ChunkedBuffer buffer, long position)
    {
        foreach (var chunk in buffer.Chunks)
        {
            RandomAccess.Write(file, chunk.Span, position);
            position += chunk.Length;
        }
    }
}
