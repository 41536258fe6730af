using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Kafka.Sessions;

/// <summary>Streams of Kafka in a session, whether the engine or a cluster reads them.</summary>
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
        var used = settings ?? KafkaSettings.Default;
        return session.AddStream(
            name, () => KafkaSource.Open(parsed, used, time ?? TimeProvider.System), schema, new RemoteStream("kafka", SparkOptions(parsed, used)));
    }

    /// <summary>The options of Spark's Kafka source. Client settings keep librdkafka's names, which the Spark side translates.</summary>
    private static Dictionary<string, string> SparkOptions(KafkaAddress address, KafkaSettings settings)
    {
        var options = settings.Client.ToDictionary(s => KafkaSettings.Prefix + s.Key, s => s.Value);
        options["kafka.bootstrap.servers"] = address.Servers;
        options[address.SparkStrategy.Option] = address.SparkStrategy.Value;
        options["failOnDataLoss"] = settings.FailOnDataLoss ? "true" : "false";
        return options;
    }
}
