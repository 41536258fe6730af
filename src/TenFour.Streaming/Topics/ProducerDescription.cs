namespace TenFour.Streaming.Topics;

/// <summary>One producer of a file topic.</summary>
/// <param name="Name">Names the producer and what it feeds on.</param>
/// <param name="Completed">It has come to the end of its feed.</param>
/// <param name="IsWriting">It is writing, or was interrupted between two commits.</param>
public sealed record ProducerDescription(string Name, bool Completed, bool IsWriting);
