using System.Buffers;
using System.Text.Json;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Engine;

/// <summary>What is known of a run of a query when it starts; the first line of its file.</summary>
/// <param name="Name">The query's address on the page.</param>
/// <param name="Source">Where its records come from, in words.</param>
/// <param name="Cluster">The Spark cluster that runs it; null: this program.</param>
public sealed record RunHeader(
    string Name, string Title, Guid Id, Guid RunId, DateTimeOffset StartedAt, string Source, IReadOnlyList<PlanStep> Plan, string? Cluster = null)
{
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("run");
            Write(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the properties.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("name", Name);
        writer.WriteString("title", Title);
        writer.WriteString("id", Id);
        writer.WriteString("runId", RunId);
        writer.WriteString("startedAt", StartedAt);
        writer.WriteString("source", Source);
        if (Cluster is not null)
        {
            writer.WriteString("cluster", Cluster);
        }

        writer.WriteStartArray("plan");
        foreach (var step in Plan)
        {
            writer.WriteStartObject();
            writer.WriteNumber("step", step.Number);
            writer.WriteStartArray("inputs");
            foreach (var input in step.Inputs)
            {
                writer.WriteNumberValue(input);
            }

            writer.WriteEndArray();
            writer.WriteString("operator", step.Name);
            writer.WriteString("description", step.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static RunHeader Read(JsonElement run) => new(
        run.GetProperty("name").GetString()!,
        run.GetProperty("title").GetString()!,
        run.GetProperty("id").GetGuid(),
        run.GetProperty("runId").GetGuid(),
        run.GetProperty("startedAt").GetDateTimeOffset(),
        run.GetProperty("source").GetString()!,
        [.. run.GetProperty("plan").EnumerateArray().Select(Step)],
        run.TryGetProperty("cluster", out var cluster) ? cluster.GetString() : null);

    private static PlanStep Step(JsonElement step) => new(
        step.GetProperty("step").GetInt32(),
        [.. step.GetProperty("inputs").EnumerateArray().Select(i => i.GetInt32())],
        step.GetProperty("operator").GetString()!,
        step.GetProperty("description").GetString()!);
}
