using System.CommandLine;
using Confluent.Kafka;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Commands;

/// <summary>Reads the options of <c>produce</c> that only topics of Kafka have.</summary>
internal static class KafkaProduceOptions
{
    /// <exception cref="StreamingException">A value is none of those that there are.</exception>
    public static KafkaWriterOptions Read(ParseResult line) => new()
    {
        Partitions = line.GetValue(ProduceCommand.Partitions),
        Acks = ReadAcks(line.GetValue(ProduceCommand.Acks)),
        Compression = ReadCompression(line.GetValue(ProduceCommand.Compress)),
        Headers = [.. (line.GetValue(ProduceCommand.Header) ?? []).Select(ReadHeader)],
    };

    private static Acks ReadAcks(string? text) => text switch
    {
        null or "all" or "-1" => Acks.All,
        "1" => Acks.Leader,
        "0" => Acks.None,
        _ => throw StreamingException.ForUser($"--acks {text} is not known.", advice: "Write all, 1 or 0."),
    };

    private static CompressionType? ReadCompression(string? text) => text is null ? null
        : Enum.TryParse<CompressionType>(text, ignoreCase: true, out var type) && !char.IsAsciiDigit(text[0]) ? type
        : throw StreamingException.ForUser($"--compression {text} is not known.", advice: "Write none, gzip, snappy, lz4 or zstd.");

    private static KeyValuePair<string, string> ReadHeader(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals], text[(equals + 1)..])
            : throw StreamingException.ForUser($"--header {text} is no header.", advice: "Write --header name=value.");
    }
}
