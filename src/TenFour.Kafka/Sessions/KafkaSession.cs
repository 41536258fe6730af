using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Kafka.Sessions;

/// <summary>Streams of Kafka in a session of the engine.</summary>
public static class KafkaSession
{
    /// <summary>Names the stream of topics of Kafka.</summary>
    /// <param name="address">Such as <c>kafka://localhost:9092/calls</c>.</param>
    /// <param name="settings">How to talk to Kafka; null for the defaults.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="StreamingException">The text names no topic. (That no broker answers is said when a query starts.)</exception>
    public static StreamingSession AddKafka(
        this StreamingSession session, string name, string address, Schema schema, KafkaSettings? settings = null, TimeProvider? time = null)
    {
        var parsed = KafkaAddress.IsKafka(address) ? KafkaAddress.ParseSource(address) : throw StreamingException.ForUser(
            $"{address} is no address of Kafka.", advice: $"Write {KafkaAddress.Scheme}host:port/topic.");
        return session.AddStream(name, () => KafkaSource.Open(parsed, settings ?? KafkaSettings.Default, time ?? TimeProvider.System), schema);
    }
}
