using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>
/// Appends the records of one producer to a topic, and keeps the producer's position in its feed together with them.
/// <para>
/// The producer goes on from <see cref="ProducerProgress.Position"/>. Killed between two commits it has appended records that no commit
/// covers; when it replays its feed from its last position the writer leaves those out by itself, so the feed must give the same records
/// for the same partitions again. Used by one thread at a time.
/// </para>
/// </summary>
public interface ITopicWriter : IDisposable
{
    /// <summary>Partitions are numbered from 0.</summary>
    int PartitionCount { get; }

    /// <summary>Where the producer stood when the writer was opened.</summary>
    ProducerProgress Progress { get; }

    /// <summary>What has been appended since the writer was opened; replayed records that were left out do not count.</summary>
    AppendedTotals Appended { get; }

    /// <summary>Appends one record.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="record">The record without a newline at its end.</param>
    /// <exception cref="StreamingException">The record contains a newline: it has to be written on one line first.</exception>
    void Append(int partition, ReadOnlySpan<byte> record);

    /// <summary>Whether records keep the keys that they are appended with.</summary>
    bool KeepsKeys => false;

    /// <summary>Appends one record with a key, where keys are kept.</summary>
    void Append(int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) => Append(partition, record);

    /// <summary>Appends a block of whole records, each with its newline. The fastest way for records that lie together already.</summary>
    /// <exception cref="StreamingException">The block does not end with a newline.</exception>
    void AppendLines(int partition, ReadOnlySpan<byte> lines);

    /// <summary>Makes what has been appended visible to readers.</summary>
    void Flush();

    /// <summary>
    /// Makes what has been appended durable, together with the position that the producer has reached in its feed.
    /// </summary>
    /// <param name="position">Text that only the producer understands.</param>
    void Commit(string position);

    /// <summary>The last commit: remembers that the producer has come to the end of its feed.</summary>
    void Complete(string position);
}
