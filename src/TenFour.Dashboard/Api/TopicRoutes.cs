using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Topics;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Api;

/// <summary>Topics and their records as JSON.</summary>
internal static class TopicRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/topics", (TopicCatalog topics) => ListAsync(topics));
        api.MapGet("/topics/{name}/records", (string name, string? from, int? partition, string? where, int? max, TopicCatalog topics, CancellationToken gone) =>
        {
            if (max < 1)
            {
                return Task.FromResult(JsonAnswer.Refused(
                    StreamingException.ForUser($"'{max}' is no value for max.", advice: $"Write a whole number from 1 to {TopicQuestion.MostRecords}."), null));
            }

            var question = TopicQuestion.Of(from, partition, where);
            return RecordsAsync(topics, name, max is { } count ? question with { Count = count } : question, gone);
        });
    }

    private static async Task<IResult> ListAsync(TopicCatalog topics)
    {
        var described = new List<(string Name, IReadOnlyList<PartitionFacts> Partitions)>();
        foreach (var (name, _) in topics.All)
        {
            if (topics.Open(name) is { } topic)
            {
                await using (topic.ConfigureAwait(false))
                {
                    described.Add((name, await topic.DescribeAsync().ConfigureAwait(false)));
                }
            }
        }

        return JsonAnswer.Of(writer => Write(writer, described));
    }

    private static async Task<IResult> RecordsAsync(TopicCatalog topics, string name, TopicQuestion question, CancellationToken gone)
    {
        try
        {
            if (topics.Open(name) is not { } topic)
            {
                return JsonAnswer.Missing($"no topic {name}", "/api/topics lists them.");
            }

            await using (topic.ConfigureAwait(false))
            {
                var page = await topic.ReadAsync(question, gone).ConfigureAwait(false);
                return JsonAnswer.Of(writer => Write(writer, page));
            }
        }
        catch (StreamingException error)
        {
            return JsonAnswer.Refused(error, question.Where, JsonAnswer.StatusOf(error));
        }
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<(string Name, IReadOnlyList<PartitionFacts> Partitions)> topics)
    {
        writer.WriteStartArray();
        foreach (var (name, partitions) in topics)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteStartArray("partitions");
            foreach (var partition in partitions)
            {
                Write(writer, partition);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, PartitionFacts partition)
    {
        writer.WriteStartObject();
        writer.WriteNumber("partition", partition.Number);
        writer.WriteNumber("start", partition.Start);
        writer.WriteNumber("end", partition.End);
        if (partition.Bytes is { } bytes)
        {
            writer.WriteNumber("bytes", bytes);
        }

        if (partition.LastAppend is { } at)
        {
            writer.WriteString("lastAppend", at);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RecordPage page)
    {
        writer.WriteStartObject();
        if (page.LookedAt is { } lookedAt)
        {
            writer.WriteNumber("lookedAt", lookedAt);
        }

        if (page.Next is { } next)
        {
            writer.WriteNumber("next", next);
        }

        writer.WriteStartArray("records");
        foreach (var record in page.Records)
        {
            Write(writer, record);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TopicRecord record)
    {
        writer.WriteStartObject();
        writer.WriteNumber("partition", record.Partition);
        writer.WriteNumber("offset", record.Offset);
        if (record.Timestamp is { } time)
        {
            writer.WriteString("timestamp", time);
        }

        writer.WriteString("key", record.Key);
        writer.WriteStartArray("headers");
        foreach (var (key, value) in record.Headers)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("bytes", record.Bytes);

        // As text, so that it is there byte by byte, whatever it is.
        writer.WriteString("value", record.Value);
        writer.WriteEndObject();
    }
}
