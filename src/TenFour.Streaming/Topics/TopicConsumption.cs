using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>
/// Reads a topic from a place on, as <c>consume</c> does: every partition in its order, the partitions side by side, without a query and
/// without a checkpoint. To look at some records only, put a consumer that leaves out the others before the one that shows them.
/// </summary>
public sealed class TopicConsumption(ISource source, TopicConsumptionOptions options)
{
    /// <summary>Few enough that the partitions advance side by side.</summary>
    private const long RecordsPerRound = 100_000;

    /// <summary>Reads until the end, the wanted number of records or cancellation.</summary>
    /// <param name="start">Where to start.</param>
    /// <param name="consumer">Takes the records.</param>
    /// <param name="waiting">Called before each wait for more records.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task RunAsync(SourceOffsets start, IRecordConsumer consumer, Action waiting, CancellationToken cancellation)
    {
        var first = new FirstRecords(consumer, options.MaxRecords);
        var seen = start;
        while (first.Remaining > 0)
        {
            var latest = source.GetLatest();
            if (!HasMore(seen, latest))
            {
                if (!options.Follow)
                {
                    return;
                }

                waiting();
                await source.WaitForDataAsync(WithoutOthers(seen, latest), Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
                continue;
            }

            var end = source.Limit(seen, WithoutOthers(latest, seen), Math.Min(first.Remaining, RecordsPerRound));
            foreach (var split in source.Split(seen, end, targetSplits: 1))
            {
                source.Read(split, first, cancellation);
            }

            seen = end;
        }
    }

    /// <exception cref="StreamingException">The wanted partition does not exist.</exception>
    public void ThrowIfPartitionIsMissing(SourceOffsets latest)
    {
        if (options.Partition is { } wanted && latest.Partitions.All(p => p.Number != wanted))
        {
            throw StreamingException.ForUser(
                $"The topic {source.Name} has no partition {wanted}.", advice: $"It has the partitions {string.Join(", ", latest.Partitions)}.");
        }
    }

    private bool HasMore(SourceOffsets seen, SourceOffsets latest) => latest.Partitions.Any(p => IsWanted(p) && latest[p] != seen[p]);

    private bool IsWanted(PartitionId partition) => options.Partition is not { } only || partition.Number == only;

    /// <summary>The first offsets in the wanted partition, the second ones in all others.</summary>
    private SourceOffsets WithoutOthers(SourceOffsets wanted, SourceOffsets others) =>
        options.Partition is null ? wanted : wanted.Partitions.Where(IsWanted).Aggregate(others, (offsets, p) => offsets.With(p, wanted[p]));
}
