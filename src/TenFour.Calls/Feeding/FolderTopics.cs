using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeding;

/// <summary>Opens topics that are folders.</summary>
public static class FolderTopics
{
    /// <param name="time">The clock that stamps the records.</param>
    /// <param name="warn">Told, as a sentence, what was put in order after an interrupted writer.</param>
    public static TopicOpener Opener(TimeProvider time, Action<string>? warn = null) => (topic, producer, _) =>
        ValueTask.FromResult<ITopicWriter>(FileTopicWriter.Open(topic, producer, new FileTopicWriterOptions { Warn = warn }, time));
}
