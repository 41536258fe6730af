using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Notices that a topic was deleted and made again under its name, also where it has grown past the places that were read: Kafka has given it
/// another id. The brokers are asked in the background, so that no batch waits for the answer.
/// </summary>
internal sealed class TopicIdentities(IAdminClient admin)
{
    private static readonly DescribeTopicsOptions Options = new() { RequestTimeout = TimeSpan.FromSeconds(5) };

    private readonly Dictionary<string, string> _known = [];
    private IReadOnlyList<TopicDescription>? _answer;

    /// <summary>Asks which topics these are; the answer comes with a later <see cref="TakeRemade"/>.</summary>
    public void Ask(IEnumerable<string> topics) => _ = AskAsync([.. topics]);

    /// <summary>The topics that are others than before, by the newest answer. Each is named once.</summary>
    public IReadOnlyList<string> TakeRemade()
    {
        var remade = new List<string>();
        foreach (var topic in Interlocked.Exchange(ref _answer, null) ?? [])
        {
            var id = topic.TopicId.ToString();
            if (_known.TryGetValue(topic.Name, out var before) && before != id)
            {
                remade.Add(topic.Name);
            }

            _known[topic.Name] = id;
        }

        return remade;
    }

    private async Task AskAsync(IReadOnlyList<string> topics)
    {
        try
        {
            var answer = await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames(topics), Options).ConfigureAwait(false);
            Keep(answer.TopicDescriptions);
        }
        catch (DescribeTopicsException e)
        {
            // That a topic is gone is found out elsewhere; it may come back.
            Keep(e.Results.TopicDescriptions);
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException)
        {
            // Without an answer nothing is known; the next question comes soon, unless the source has been closed meanwhile.
        }
    }

    private void Keep(IEnumerable<TopicDescription> topics) => Volatile.Write(ref _answer, [.. topics.Where(t => !t.Error.IsError)]);
}
