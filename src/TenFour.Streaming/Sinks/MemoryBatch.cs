using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Sinks;

/// <summary>One batch as a subscriber of a <see cref="MemorySink"/> gets it.</summary>
/// <param name="Query">The query that made it, with its schema and time zone.</param>
/// <param name="Rows">The rows of an append or update batch.</param>
/// <param name="Table">In complete mode the whole result, to be read once and disposed; null otherwise.</param>
public sealed record MemoryBatch(long BatchId, SinkContext Query, IReadOnlyList<ColumnBatch> Rows, IResultCursor? Table) : IDisposable
{
    /// <summary>Reads the rows one by one. In complete mode it goes on where the table has been read to.</summary>
    public RowReader OpenRows() => new(Query.Schema, Query.TimeZone, Table ?? new MemoryTable(Query.Schema, Rows).Open());

    public void Dispose() => Table?.Dispose();
}
