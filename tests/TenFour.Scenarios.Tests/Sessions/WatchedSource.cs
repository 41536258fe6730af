using TenFour.Streaming.Sources;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A source that tells before a split of the last batch is read, by the number of the split.</summary>
internal sealed class WatchedSource(ISource inner, Action<int> reading) : ISource
{
    private IReadOnlyList<SourceSplit> _splits = [];

    public string Name => inner.Name;

    public string Description => inner.Description;

    public SourceOffsets GetEarliest() => inner.GetEarliest();

    public SourceOffsets GetLatest() => inner.GetLatest();

    public SourceOffsets Resolve(StartingOffsets starting) => inner.Resolve(starting);

    public SourceOffsets Limit(SourceOffsets start, SourceOffsets latest, long? maxRecords) => inner.Limit(start, latest, maxRecords);

    public long CountRecords(SourceOffsets start, SourceOffsets endExclusive) => inner.CountRecords(start, endExclusive);

    public IReadOnlyDictionary<PartitionId, long> OldestUnread(SourceOffsets start, SourceOffsets endExclusive) => inner.OldestUnread(start, endExclusive);

    public IReadOnlyList<SourceSplit> Split(SourceOffsets start, SourceOffsets endExclusive, int targetSplits) =>
        _splits = inner.Split(start, endExclusive, targetSplits);

    public void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation)
    {
        reading(_splits.ToList().IndexOf(split));
        inner.Read(split, consumer, cancellation);
    }

    public ValueTask<bool> WaitForDataAsync(SourceOffsets seen, TimeSpan atMost, CancellationToken cancellation) =>
        inner.WaitForDataAsync(seen, atMost, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
