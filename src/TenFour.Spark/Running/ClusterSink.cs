using TenFour.Spark.Queries;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sinks;

namespace TenFour.Spark.Running;

/// <summary>A sink that the cluster itself writes to, for queries of a session on a cluster: no row comes here.</summary>
public sealed class ClusterSink(QueryTarget target) : ISink
{
    public QueryTarget Target => target;

    public string Description => $"ClusterSink[{target.Format}]";

    /// <summary>Parquet files in a location of the cluster; append mode.</summary>
    public static ClusterSink Parquet(string location) => new(new QueryTarget("parquet", location));

    /// <summary>A topic of Kafka: rows as JSON objects, or as their columns <c>value</c>, <c>key</c>, <c>headers</c> say; at least once.</summary>
    /// <param name="servers"><c>host:port,host:port</c>, as the cluster reaches them.</param>
    public static ClusterSink Kafka(string servers, string topic) => new(new QueryTarget("kafka")
    {
        Options = new Dictionary<string, string> { ["kafka.bootstrap.servers"] = servers, ["topic"] = topic },
    });

    /// <exception cref="StreamingException">Always: it is for a cluster.</exception>
    public ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken) => throw OnlyThere();

    public ISinkBatch Begin(SinkBatchInfo batch) => throw OnlyThere();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StreamingException OnlyThere() => StreamingException.ForUser(
        "The sink is written by a cluster, and the query runs in this process.", advice: "Begin the session with StreamingSession.Connect, or use a sink of the engine.");
}
