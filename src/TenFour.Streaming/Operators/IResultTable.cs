using TenFour.Streaming.Plans.Expressions;
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

    /// <summary>The rows that a stage keeps which changes no column. Below an order, so that only these rows are put into it.</summary>
    /// <param name="filter">For one reader at a time.</param>
    /// <param name="context">What the stage evaluates with.</param>
    IResultTable Where(Stage filter, EvaluationContext context) => new StagedTable(this, filter, context);

    /// <summary>The same rows without the order of a statistic that shows all of them, for those who want another one.</summary>
    IResultTable Unordered => this;

    /// <summary>Keeps this version of the result, to be opened as often as wanted while later batches run.</summary>
    PinnedTable Pin() => new(this, () => { });
}
