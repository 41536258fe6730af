using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>
/// The whole result of one complete-mode batch, put together only as far as it is read. Readable during the batch that made it; a cursor
/// opened then keeps its version until it is disposed, while later batches run.
/// </summary>
public interface IResultTable
{
    Schema Schema { get; }

    /// <summary>The number of rows, where possible without building them.</summary>
    long CountRows();

    /// <summary>Reads the rows, in order where the statistic has one.</summary>
    /// <param name="limit">No more than so many rows will be read: lets ORDER BY keep a bounded heap.</param>
    IResultCursor Open(long? limit = null);
}
