using TenFour.Streaming.Errors;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Topics;

/// <summary>Appends the records of one producer to a topic folder. See <see cref="ITopicWriter"/> for what is promised.</summary>
public sealed class FileTopicWriter : ITopicWriter
{
    /// <summary>Larger blocks are appended in pieces, so that the index stays fine enough to cut a partition among workers.</summary>
    private const int MaxAppendBytes = 1024 * 1024;

    private readonly TopicLayout _layout;
    private readonly string _producer;
    private readonly FolderLock _lock;
    private readonly PartitionAppender[] _partitions;
    private readonly ReplayFilter[] _replays;
    private WriterJournal _journal;
    private bool _isUncommitted;

    private FileTopicWriter(
        TopicLayout layout, string producer, FolderLock writerLock, PartitionAppender[] partitions, WriterJournal journal)
    {
        var state = journal.StateOf(producer);
        _layout = layout;
        _producer = producer;
        _lock = writerLock;
        _partitions = partitions;
        _replays = [.. partitions.Select((_, p) => new ReplayFilter(layout.DataPath(p), state.UncommittedIn(p)))];
        _journal = journal;
        Progress = state.ToProgress();
    }

    public int PartitionCount => _partitions.Length;

    public ProducerProgress Progress { get; }

    public AppendedTotals Appended { get; private set; }

    /// <summary>Opens a topic folder for one producer, creating it where it is missing, and recovers it after an interrupted writer.</summary>
    /// <param name="folder">The topic's folder.</param>
    /// <param name="producer">Names the producer and what it feeds on; the same name goes on where it was.</param>
    /// <param name="options">How to work.</param>
    /// <param name="time">The clock that stamps the records.</param>
    /// <exception cref="StreamingException">Another writer has the topic, or it cannot be appended to.</exception>
    public static FileTopicWriter Open(string folder, string producer, FileTopicWriterOptions options, TimeProvider time)
    {
        var layout = new TopicLayout(TopicAddress.ParseFolder(folder).Path);
        TopicFolder.Prepare(layout, options.Partitions);
        var writerLock = WriterLock.Take(layout);
        var partitions = new List<PartitionAppender>();
        try
        {
            var count = TopicFolder.EnsurePartitions(layout, options.Partitions, time);
            var journal = TopicRecovery.Run(layout, count, producer, options);
            for (var partition = 0; partition < count; partition++)
            {
                partitions.Add(new PartitionAppender(layout, partition, journal.EndOf(partition), options.BufferBytes, time));
            }

            return new FileTopicWriter(layout, producer, writerLock, [.. partitions], journal);
        }
        catch
        {
            partitions.ForEach(partition => partition.Dispose());
            writerLock.Dispose();
            throw;
        }
    }

    public void Append(int partition, ReadOnlySpan<byte> record)
    {
        if (record.Contains(FileBytes.Newline))
        {
            throw StreamingException.ForData(
                $"A record for {_layout.DataPath(partition)} contains a newline, which separates records there.",
                advice: "Write the JSON object on one line.");
        }

        if (_replays[partition].LeavesOut(record.Length + 1))
        {
            return;
        }

        _partitions[partition].Append(record);
        Count(1, record.Length + 1);
    }

    public void AppendLines(int partition, ReadOnlySpan<byte> lines)
    {
        if (!lines.IsEmpty && lines[^1] != FileBytes.Newline)
        {
            throw StreamingException.ForData($"The last line of a block for {_layout.DataPath(partition)} has no newline.");
        }

        for (var rest = _replays[partition].Cut(lines); !rest.IsEmpty;)
        {
            var piece = rest[..PieceLength(rest)];
            var records = piece.Count(FileBytes.Newline);
            _partitions[partition].AppendLines(piece, records);
            Count(records, piece.Length);
            rest = rest[piece.Length..];
        }
    }

    public void Flush()
    {
        foreach (var partition in _partitions)
        {
            partition.Flush();
        }
    }

    public void Commit(string position) => Commit(position, isCompleted: false);

    public void Complete(string position)
    {
        if (_replays.FirstOrDefault(replay => replay.Remaining.Records > 0) is { } unfinished)
        {
            throw unfinished.OfAnotherFeed();
        }

        Commit(position, isCompleted: true);
    }

    /// <summary>
    /// Makes what has been appended visible. What no commit covers stays known as the producer's own, as after a crash.
    /// </summary>
    public void Dispose()
    {
        try
        {
            if (!_partitions.Any(partition => partition.IsBroken))
            {
                Flush();
                if (!_isUncommitted)
                {
                    (_journal with { Active = null }).Write(_layout);
                }
            }
        }
        finally
        {
            Array.ForEach(_partitions, partition => partition.Dispose());
            _lock.Dispose();
        }
    }

    /// <summary>The length of the next piece of a block: up to the limit, or one line that is longer.</summary>
    private static int PieceLength(ReadOnlySpan<byte> lines)
    {
        if (lines.Length <= MaxAppendBytes)
        {
            return lines.Length;
        }

        var last = lines[..MaxAppendBytes].LastIndexOf(FileBytes.Newline);
        return 1 + (last >= 0 ? last : lines.IndexOf(FileBytes.Newline));
    }

    private void Commit(string position, bool isCompleted)
    {
        Flush();
        foreach (var partition in _partitions.Where(partition => partition.IsDirty))
        {
            // Before the journal: a position must never be durable without its records.
            partition.FlushToDisk();
        }

        var state = new ProducerState(position, isCompleted, [.. _replays.Select(replay => replay.Remaining)]);
        _journal = (_journal with { Ends = [.. _partitions.Select(partition => partition.End)] }).With(_producer, state);
        _journal.Write(_layout);
        _isUncommitted = false;
    }

    private void Count(long records, long bytes)
    {
        Appended = new AppendedTotals(Appended.Records + records, Appended.Bytes + bytes);
        _isUncommitted = true;
    }
}
