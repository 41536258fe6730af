using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Sinks;

/// <summary>One batch as a subscriber of a <see cref="MemorySink"/> gets it.</summary>
/// <param name="Rows">The rows of an append or update batch.</param>
/// <param name="Table">In complete mode the whole result, to be read and disposed; null otherwise.</param>
public sealed record MemoryBatch(long BatchId, IReadOnlyList<ColumnBatch> Rows, IResultCursor? Table) : IDisposable
{
    public void Dispose() => Table?.Dispose();
}
