using TenFour.Kafka.Settings;
using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>What <c>--set</c> can change.</summary>
/// <param name="FailOnDataLoss">Whether records that are gone from a topic fail the query.</param>
/// <param name="TimeZone">The session time zone; null: the default one.</param>
internal sealed record RunSettings(QueryOptions Query, bool FailOnDataLoss = true, TimeZoneInfo? TimeZone = null)
{
    /// <summary>How to talk to Kafka.</summary>
    public KafkaSettings Kafka { get; init; } = KafkaSettings.Default;
}
