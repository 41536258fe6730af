using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Sinks;

/// <summary>One batch on its way into a sink. Disposed without <see cref="CommitAsync"/>, it leaves nothing behind.</summary>
public interface ISinkBatch : IDisposable
{
    /// <summary>Rows of an append or update batch; valid until the call returns.</summary>
    void Write(ColumnBatch rows);

    /// <summary>The result of a complete-mode batch. Readable until <see cref="CommitAsync"/> returns, longer through an open cursor.</summary>
    void Complete(IResultTable table);

    /// <summary>Makes the batch visible and durable.</summary>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
