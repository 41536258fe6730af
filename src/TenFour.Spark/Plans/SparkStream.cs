namespace TenFour.Spark.Plans;

/// <summary>Where the cluster reads a stream: topics of Kafka, in the words of Spark's Kafka source.</summary>
/// <param name="Options">
/// The options of the source: <c>kafka.bootstrap.servers</c>, one of <c>subscribe</c>, <c>subscribePattern</c> and <c>assign</c>, and what else
/// is set. Names are compared ignoring case.
/// </param>
public sealed record SparkStream(IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The topics of brokers.</summary>
    /// <param name="servers"><c>host:port,host:port</c>, as the cluster reaches them.</param>
    /// <param name="strategy"><c>subscribe</c>, <c>subscribePattern</c> or <c>assign</c>.</param>
    /// <param name="topics">What that option takes.</param>
    /// <param name="further">Options beside these.</param>
    public static SparkStream Kafka(string servers, string strategy, string topics, IEnumerable<KeyValuePair<string, string>>? further = null)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["kafka.bootstrap.servers"] = servers,
            [strategy] = topics,
        };
        foreach (var (name, value) in further ?? [])
        {
            options[name] = value;
        }

        return new SparkStream(options);
    }
}
