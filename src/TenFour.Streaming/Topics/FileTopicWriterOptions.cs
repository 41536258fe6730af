namespace TenFour.Streaming.Topics;

/// <summary>How a <see cref="FileTopicWriter"/> works.</summary>
public sealed record FileTopicWriterOptions
{
    public static readonly FileTopicWriterOptions Default = new();

    /// <summary>
    /// The number of partitions. A topic that does not exist yet is created with it; null means 1. One that exists must have that many;
    /// null means as many as it has.
    /// </summary>
    public int? Partitions { get; init; }

    /// <summary>Forget how far the producer has come: everything is appended once more, after what is there.</summary>
    public bool Again { get; init; }

    /// <summary>Bytes collected per partition before they are appended to the file; a reader sees them earlier after a flush.</summary>
    public int BufferBytes { get; init; } = 256 * 1024;

    /// <summary>Told, as a sentence, what was put in order after an interrupted writer.</summary>
    public Action<string>? Warn { get; init; }
}
