namespace TenFour.Dashboard.Engine;

/// <summary>Where a query stands in one partition after a batch.</summary>
/// <param name="Start">The first offset of the batch; null in a query's first one.</param>
/// <param name="End">The offset that is read next.</param>
/// <param name="Latest">Where the partition ends.</param>
/// <param name="LagSeconds">How long the oldest unread record has been waiting; null where that is not known.</param>
public sealed record PartitionFact(string Source, string Partition, long? Start, long? End, long? Latest, long? LagRecords, double? LagSeconds);
