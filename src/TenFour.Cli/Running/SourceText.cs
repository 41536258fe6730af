using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Running;

/// <summary>Reads what a user writes for a topic that a query reads: a file topic or topics of Kafka.</summary>
internal static class SourceText
{
    /// <returns>Opens the source.</returns>
    /// <exception cref="StreamingException">The text names no topic. (That it is missing is said when it is opened.)</exception>
    public static Func<ISource> Parse(string text, RunSettings settings, Action<string> warn, TimeProvider time)
    {
        if (KafkaAddress.IsKafka(text))
        {
            var kafka = KafkaAddress.ParseSource(text);
            return () => KafkaSource.Open(kafka, settings.Kafka with { FailOnDataLoss = settings.FailOnDataLoss, Warn = warn }, time);
        }

        var options = new FileTopicSourceOptions
        {
            FailOnDataLoss = settings.FailOnDataLoss,
            MaxRecordBytes = settings.Query.MaxRecordBytes,
            Warn = warn,
        };
        var topic = TopicAddress.Parse(text);
        return () => FileTopicSource.Open(topic, options, time);
    }
}
