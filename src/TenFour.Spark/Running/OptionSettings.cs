using System.Globalization;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;

namespace TenFour.Spark.Running;

/// <summary>The options of a query of the C# API, in Spark's words; pure. The number of workers is the cluster's.</summary>
internal static class OptionSettings
{
    /// <exception cref="StreamingException">An option has nothing like it on a cluster.</exception>
    public static ClusterSettings Of(QueryOptions options, Action<string> warn)
    {
        if (options.EndingOffsets is not null)
        {
            throw StreamingException.ForUser("A query on a cluster ends with what is there when it starts.", advice: "Leave EndingOffsets out; use Trigger.AvailableNow.");
        }

        return Named(options).Where(o => o.Value is not null)
            .Aggregate(ClusterSettings.Default, (settings, o) => settings.With(o.Name, o.Value!, lenient: false, warn));
    }

    private static IEnumerable<(string Name, string? Value)> Named(QueryOptions options) =>
    [
        ("startingOffsets", options is { StartingTimestampMillis: null, StartingOffsetsByTimestamp: null } ? options.StartingOffsets : null),
        ("startingTimestamp", Text(options.StartingTimestampMillis)),
        ("startingOffsetsByTimestamp", options.StartingTimestampMillis is null ? options.StartingOffsetsByTimestamp : null),
        ("startingOffsetsByTimestampStrategy", options.StartsAtLatestWithoutMatch ? "latest" : null),
        ("maxOffsetsPerTrigger", Text(options.MaxOffsetsPerTrigger)),
        ("minOffsetsPerTrigger", Text(options.MinOffsetsPerTrigger)),
        ("maxTriggerDelay", options.MinOffsetsPerTrigger is null ? null : Text((long)options.MaxTriggerDelay.TotalMilliseconds) + "ms"),
        ("spark.sql.streaming.multipleWatermarkPolicy", options.WatermarkPolicy.ToString().ToLowerInvariant()),
        ("spark.sql.streaming.noDataMicroBatches.enabled", options.NoDataBatches ? "true" : "false"),
    ];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
