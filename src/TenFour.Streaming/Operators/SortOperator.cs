using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Sorting;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>ORDER BY in complete mode. Ties are broken by the remaining columns, ascending, so that the order does not depend on workers.</summary>
/// <param name="input">The schema of input and output.</param>
/// <param name="keys">What to order by, over the input.</param>
/// <param name="limit">The LIMIT above, or null: with one, only so many rows are kept.</param>
public sealed class SortOperator(Schema input, IReadOnlyList<SortKey> keys, long? limit) : Operator(input)
{
    private BatchContext? context;

    public override void Begin(BatchContext context)
    {
        this.context = context;
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch) => throw new InvalidOperationException("complete mode pushes no rows");

    public override void Complete(IResultTable table) => Next.Complete(new SortedTable(table, keys, limit, context!.Evaluation));
}
