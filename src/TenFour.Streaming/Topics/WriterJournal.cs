using System.Text.Json;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>
/// What the last commit knew: how far each partition reached and where each producer stood, in one file, so that the records and the
/// position that produced them are committed together.
/// </summary>
/// <param name="Active">The producer that is writing, or was when its writer ended without a last commit.</param>
/// <param name="Ends">The end of every partition at the last commit.</param>
/// <param name="Producers">Every producer that ever committed.</param>
internal sealed record WriterJournal(
    string? Active, IReadOnlyList<PartitionOffset> Ends, IReadOnlyDictionary<string, ProducerState> Producers)
{
    public static readonly WriterJournal Empty = new(null, [], new Dictionary<string, ProducerState>());

    public static WriterJournal Read(TopicLayout layout)
    {
        if (!File.Exists(layout.JournalPath))
        {
            return Empty;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(layout.JournalPath), TopicJson.Default.WriterJournal)!;
        }
        catch (JsonException e)
        {
            throw StreamingException.ForEnvironment(
                $"{layout.JournalPath} is damaged: {e.Message}",
                "Remove it to append as if no producer had ever written to this topic; the records stay.",
                e);
        }
    }

    public void Write(TopicLayout layout) =>
        AtomicFile.Write(layout.JournalPath, JsonSerializer.SerializeToUtf8Bytes(this, TopicJson.Default.WriterJournal));

    public PartitionOffset EndOf(int partition) => partition < Ends.Count ? Ends[partition] : PartitionOffset.Start;

    public ProducerState StateOf(string producer) => Producers.GetValueOrDefault(producer, ProducerState.None);

    public WriterJournal With(string producer, ProducerState state) =>
        this with { Producers = new Dictionary<string, ProducerState>(Producers) { [producer] = state } };
}
