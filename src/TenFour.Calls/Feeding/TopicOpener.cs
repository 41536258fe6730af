using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeding;

/// <summary>Opens a topic for appending, creating it where it is missing.</summary>
/// <param name="topic">The topic's folder or address.</param>
/// <param name="producer">Names what is written; the same name goes on where it was.</param>
/// <param name="cancellation">Gives up.</param>
public delegate ValueTask<ITopicWriter> TopicOpener(string topic, string producer, CancellationToken cancellation);
