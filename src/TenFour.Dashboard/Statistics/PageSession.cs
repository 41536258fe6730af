using TenFour.Calls;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Sessions;
using TenFour.Kafka.Settings;
using TenFour.Spark.Running;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Statistics;

/// <summary>Makes the session in which the page's queries find the calls and the radio codes.</summary>
internal static class PageSession
{
    /// <summary>Where the statistics run: in this program, or on a cluster.</summary>
    /// <param name="topics">The topics that are shown; without any, queries can be checked but not started.</param>
    /// <param name="schema">The fields that a statistic's header names; null: those of the calls.</param>
    /// <param name="warn">Told, as sentences, what a cluster makes one wait for.</param>
    public static StreamingSession Create(DashboardOptions options, TimeProvider time, FeedTopics? topics, Schema? schema = null, Action<string>? warn = null)
    {
        var session = options.Cluster is { } cluster
            ? StreamingSession.Connect(cluster, options.TimeZone, time, warn, ClusterPlaces.MostRows)
            : StreamingSession.Local(options.TimeZone, time);
        session.AddTable(RadioCodeTable.Create());
        return topics is null
            ? session.AddStream(CallSchema.StreamName, () => throw StreamingException.ForEnvironment("The feed has no topic yet."), schema ?? CallSchema.Schema)
            : session.AddCalls(topics.Calls, options, time, schema);
    }

    /// <summary>Names the stream of calls.</summary>
    /// <param name="topic">A folder, or an address of Kafka.</param>
    /// <param name="schema">The fields of the records; null: those of the calls.</param>
    public static StreamingSession AddCalls(this StreamingSession session, string topic, DashboardOptions options, TimeProvider time, Schema? schema = null) =>
        KafkaAddress.IsKafka(topic)
            ? session.AddKafka(CallSchema.StreamName, topic, schema ?? CallSchema.Schema, options.KafkaSettings, time)
            : session.AddTopic(CallSchema.StreamName, topic, schema ?? CallSchema.Schema);
}
