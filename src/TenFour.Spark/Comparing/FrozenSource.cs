using TenFour.Streaming.Sources;

namespace TenFour.Spark.Comparing;

/// <summary>A source that ends where the other engine has stopped reading, whatever has been appended since.</summary>
internal sealed class FrozenSource(ISource source, SourceOffsets end) : ISource
{
    public string Name => source.Name;

    public string Description => source.Description;

    public SourceOffsets GetEarliest() => source.GetEarliest();

    public SourceOffsets GetLatest() => end;

    public SourceOffsets Resolve(StartingOffsets starting) => source.Resolve(starting);

    public SourceOffsets Limit(SourceOffsets start, SourceOffsets latest, long? maxRecords) => source.Limit(start, latest, maxRecords);

    public long CountRecords(SourceOffsets start, SourceOffsets endExclusive) => source.CountRecords(start, endExclusive);

    public IReadOnlyDictionary<PartitionId, long> OldestUnread(SourceOffsets start, SourceOffsets endExclusive) => source.OldestUnread(start, endExclusive);

    public void Expect(RecordParts parts) => source.Expect(parts);

    public IReadOnlyList<SourceSplit> Split(SourceOffsets start, SourceOffsets endExclusive, int targetSplits) => source.Split(start, endExclusive, targetSplits);

    public void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation) => source.Read(split, consumer, cancellation);

    public ValueTask<bool> WaitForDataAsync(SourceOffsets seen, TimeSpan atMost, CancellationToken cancellation) =>
        source.WaitForDataAsync(seen, atMost, cancellation);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
