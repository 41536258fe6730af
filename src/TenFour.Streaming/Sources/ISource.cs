using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sources;

/// <summary>
/// A topic as the batch loop sees it. One trigger calls <see cref="GetOpenLatest"/>, then <see cref="Limit"/>, writes the intent, then
/// <see cref="Split"/>, and reads the splits on its workers. There is a batch to run when what <see cref="Limit"/> answers differs from
/// the start (Spark's rule), even if no record lies between: under <c>failOnDataLoss=false</c> a partition may go back to a new end.
/// <see cref="Read"/> may be called from many threads at once; the other members by one thread at a time.
/// </summary>
public interface ISource : IAsyncDisposable
{
    /// <summary>The topic's name, as in <c>_topic</c> and in offsets: <c>calls</c>.</summary>
    string Name { get; }

    /// <summary>As in progress reports: <c>FileTopic[data/calls]</c>.</summary>
    string Description { get; }

    /// <summary>The first record of every partition.</summary>
    SourceOffsets GetEarliest();

    /// <summary>The end of every partition: after its last complete record. Partitions that are new since the last call are in it.</summary>
    /// <exception cref="StreamingException">Records that had been seen are gone, and <c>failOnDataLoss</c> is true.</exception>
    SourceOffsets GetLatest();

    /// <summary>
    /// The same without a pass over data that only reading can count: the number of an end may be <see cref="PartitionOffset.Uncounted"/>. Once
    /// the records up to there have been read, <see cref="Settle"/> knows it.
    /// </summary>
    SourceOffsets GetOpenLatest() => GetLatest();

    /// <summary>Places with the numbers that are known by now.</summary>
    SourceOffsets Settle(SourceOffsets offsets) => offsets;

    /// <summary>
    /// The end of a batch that did not finish and is going to run again. Another one only where nothing can have come of the batch, because
    /// there was no way to read it.
    /// </summary>
    SourceOffsets Renew(SourceOffsets endExclusive) => endExclusive;

    /// <summary>The end of every partition as it was a moment ago, for a report: no more than a few batches of the shortest kind behind.</summary>
    SourceOffsets GetRecentLatest() => GetLatest();

    /// <summary>Where a new query starts. (An old one starts where its checkpoint says.)</summary>
    /// <exception cref="StreamingException">There is no such place.</exception>
    SourceOffsets Resolve(StartingOffsets starting);

    /// <summary>
    /// The end of a batch that starts at <paramref name="start"/>: <paramref name="latest"/>, or less where that would be more than
    /// <paramref name="maxRecords"/> over all partitions (<see cref="ProportionalLimit"/>).
    /// </summary>
    /// <exception cref="StreamingException">The start lies beyond the end, and <c>failOnDataLoss</c> is true.</exception>
    SourceOffsets Limit(SourceOffsets start, SourceOffsets latest, long? maxRecords);

    /// <summary>The number of records from <paramref name="start"/> to <paramref name="endExclusive"/> over all partitions.</summary>
    long CountRecords(SourceOffsets start, SourceOffsets endExclusive);

    /// <summary>
    /// Per partition that has records between two places, when the oldest of them was appended, in microseconds since the epoch. A partition
    /// of which that is not known is left out.
    /// </summary>
    IReadOnlyDictionary<PartitionId, long> OldestUnread(SourceOffsets start, SourceOffsets endExclusive);

    /// <summary>Says, before the first read, what the reader looks at beside values and offsets. Of several readers, all that any of them does.</summary>
    void Expect(RecordParts parts)
    {
        // A source may hand over more.
    }

    /// <summary>Told after each batch that the checkpoint has it; a place for what others shall see of it.</summary>
    void Committed(SourceOffsets endExclusive)
    {
        // The checkpoint is all that a query needs.
    }

    /// <summary>
    /// Cuts a batch into pieces of like size at record boundaries: about <paramref name="targetSplits"/>, fewer when they would be too
    /// small to be worth a worker. Ordered by partition and offset.
    /// </summary>
    IReadOnlyList<SourceSplit> Split(SourceOffsets start, SourceOffsets endExclusive, int targetSplits);

    /// <summary>
    /// Hands over a batch piece by piece where it cannot be cut before it is read; null where <see cref="Split"/> can.
    /// </summary>
    /// <param name="pieceBytes">About how many bytes a piece shall have.</param>
    IRecordPieces? TakePieces(SourceOffsets start, SourceOffsets endExclusive, int pieceBytes) => null;

    /// <summary>Reads one piece, in order, and returns when the consumer has taken all of it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two blocks.</exception>
    void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation);

    /// <summary>
    /// Waits until there are records after <paramref name="seen"/>; false when there are none after <paramref name="atMost"/>, which may be
    /// <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    ValueTask<bool> WaitForDataAsync(SourceOffsets seen, TimeSpan atMost, CancellationToken cancellation);
}
