using System.Buffers;
using System.Text;
using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Checkpoints;

/// <summary>What a checkpoint knows, for people: read without the query, and without disturbing one that runs.</summary>
/// <param name="Batches">The newest batches, oldest first.</param>
public sealed record CheckpointSummary(CheckpointMetadata Metadata, IReadOnlyList<BatchSummary> Batches)
{
    /// <summary>Whether the folder is the checkpoint of a query that has begun a batch.</summary>
    public static bool HasBegun(string folder) => Directory.Exists(folder) && new CheckpointLayout(folder).IsUsed();

    /// <exception cref="StreamingException">The folder is no checkpoint, or a damaged one.</exception>
    public static CheckpointSummary Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw StreamingException.ForEnvironment($"There is no checkpoint {folder}.", "Name the folder that was given as --checkpoint.");
        }

        var layout = new CheckpointLayout(folder);
        var metadata = CheckpointMetadata.TryRead(layout)
            ?? throw StreamingException.ForUser($"{folder} is no checkpoint: it has no metadata.json.", advice: "Name the folder that was given as --checkpoint.");
        var batches = new List<BatchSummary>();
        foreach (var entry in new CheckpointReader(layout).Entries())
        {
            Add(batches, entry);
        }

        return new CheckpointSummary(metadata, batches);
    }

    /// <summary>One JSON object.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("metadata");
            JsonSerializer.Serialize(writer, Metadata, CheckpointJsonContext.Default.CheckpointMetadata);
            writer.WriteStartArray("batches");
            foreach (var batch in Batches)
            {
                batch.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Add(List<BatchSummary> batches, JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalEntryKind.Intent:
                AddIntent(batches, JournalJson.ReadIntent(entry.Json));
                break;
            case JournalEntryKind.Commit:
                var done = JournalJson.ReadCommit(entry.Json);
                batches[^1] = new BatchSummary(batches[^1].Intent.EndingAt(done.Ends), done, [.. entry.States.Select(s => (long)s.Length)]);
                break;
            default:
                var (intent, commit) = JournalJson.ReadSnapshot(entry.Json);
                batches.Add(new BatchSummary(intent.EndingAt(commit.Ends), commit, [.. entry.States.Select(s => (long)s.Length)]));
                break;
        }
    }

    /// <summary>A batch whose data could not be read may have been given another end.</summary>
    private static void AddIntent(List<BatchSummary> batches, BatchIntent intent)
    {
        if (batches.Count > 0 && batches[^1].Intent.BatchId == intent.BatchId)
        {
            batches.RemoveAt(batches.Count - 1);
        }

        batches.Add(new BatchSummary(intent, null, []));
    }
}

/// <summary>One batch in a checkpoint.</summary>
/// <param name="Commit">Null where it has not been committed.</param>
/// <param name="StateBytes">Bytes of state written with it, operator by operator.</param>
public sealed record BatchSummary(BatchIntent Intent, BatchCommit? Commit, IReadOnlyList<long> StateBytes)
{
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("intent");
        writer.WriteRawValue(JournalJson.Write(Intent));
        writer.WritePropertyName("commit");
        writer.WriteRawValue(Commit is null ? "null"u8 : JournalJson.Write(Commit));
        writer.WriteStartArray("stateBytes");
        foreach (var bytes in StateBytes)
        {
            writer.WriteNumberValue(bytes);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
