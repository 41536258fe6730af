namespace TenFour.Streaming.Topics;

/// <summary>One producer in the journal.</summary>
/// <param name="Position">Its last committed position; null before the first commit.</param>
/// <param name="Completed">It has come to the end of its feed.</param>
/// <param name="Uncommitted">Per partition, what it appended after that position and must not append again.</param>
internal sealed record ProducerState(string? Position, bool Completed, IReadOnlyList<RecordSpan> Uncommitted)
{
    public static readonly ProducerState None = new(null, false, []);

    public ProducerProgress ToProgress() => new(Position, Completed, Uncommitted.Sum(span => span.Records));

    public RecordSpan UncommittedIn(int partition) => partition < Uncommitted.Count ? Uncommitted[partition] : default;
}
