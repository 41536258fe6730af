using TenFour.Calls;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Sessions;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;

namespace TenFour.Dashboard.Statistics;

/// <summary>Makes the session in which the page's queries find the calls and the radio codes.</summary>
internal static class PageSession
{
    /// <param name="topics">The topics that are shown; without any, queries can be checked but not started.</param>
    public static StreamingSession Create(DashboardOptions options, TimeProvider time, FeedTopics? topics)
    {
        var session = StreamingSession.Local(options.TimeZone, time).AddTable(RadioCodeTable.Create());
        return topics is null
            ? session.AddStream(CallSchema.StreamName, () => throw StreamingException.ForEnvironment("The feed has no topic yet."), CallSchema.Schema)
            : session.AddCalls(topics.Calls, options, time);
    }

    /// <summary>Names the stream of calls.</summary>
    /// <param name="topic">A folder, or an address of Kafka.</param>
    public static StreamingSession AddCalls(this StreamingSession session, string topic, DashboardOptions options, TimeProvider time) =>
        KafkaAddress.IsKafka(topic)
            ? session.AddKafka(CallSchema.StreamName, topic, CallSchema.Schema, options.KafkaSettings, time)
            : session.AddTopic(CallSchema.StreamName, topic, CallSchema.Schema);
}
