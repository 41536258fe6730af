using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>LIMIT in complete mode: the first rows of each batch's result.</summary>
public sealed class ResultLimitOperator(Schema input, long limit) : Operator(input)
{
    public override void Push(ColumnBatch batch) => throw new InvalidOperationException("complete mode pushes no rows");

    public override void Complete(IResultTable table) => Next.Complete(new LimitedTable(table, limit));
}
