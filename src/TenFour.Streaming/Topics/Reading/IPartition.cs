using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>One partition of a file topic, as a reader sees it.</summary>
internal interface IPartition : IDisposable
{
    /// <summary>The end at the last <see cref="Refresh"/>.</summary>
    PartitionOffset End { get; }

    /// <summary>The last end whose records have been counted.</summary>
    PartitionOffset CountedEnd => End;

    /// <summary>Counts how often the data turned out to be others than before.</summary>
    int Generation { get; }

    /// <summary>Looks for records that were appended.</summary>
    PartitionOffset Refresh();

    /// <summary>A place with its numbers, where they are known (<see cref="ISource.Settle"/>).</summary>
    /// <param name="mayRead">Count what has not been counted, which may take a pass.</param>
    PartitionOffset Settle(PartitionOffset place, bool mayRead) => place;

    /// <summary>Learns from a place where a batch has ended, as a checkpoint remembers it.</summary>
    void Recall(PartitionOffset place)
    {
        // Whoever counts its records itself knows better.
    }

    /// <summary>The end of a batch that is going to run again (<see cref="ISource.Renew"/>).</summary>
    PartitionOffset Renew(PartitionOffset end) => end;

    /// <summary>Whether a place that a checkpoint remembers can be a place in these data.</summary>
    bool IsPlausible(PartitionOffset place);

    /// <summary>The place before a record, which is not after the end.</summary>
    /// <param name="record">The record.</param>
    /// <param name="known">A known place at or before it.</param>
    PartitionOffset Locate(long record, PartitionOffset known);

    /// <summary>The place before the first record that was appended at or after a time; null where there is none.</summary>
    PartitionOffset? LocateTime(long micros);

    /// <summary>When the record after a place was appended, in microseconds since the epoch.</summary>
    long AppendedAt(PartitionOffset place);

    /// <summary>Places between two others, in order, so that the pieces are about as many bytes long as wanted.</summary>
    IReadOnlyList<PartitionOffset> Cut(PartitionOffset start, PartitionOffset endExclusive, long pieceBytes);

    /// <summary>Hands over a range piece by piece where it cannot be cut before it is read; null where it can.</summary>
    IRecordPieces? TakePieces(SourceSplit range, int pieceBytes) => null;

    /// <summary>Hands over the records of a piece. Safe for several threads.</summary>
    /// <param name="exactTimes">Records that were appended at different times come in different blocks.</param>
    void Read(SourceSplit split, IRecordConsumer consumer, bool exactTimes, CancellationToken cancellation);
}
