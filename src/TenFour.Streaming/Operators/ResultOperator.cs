using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>The end of a plan: hands the rows of a batch to whoever runs it, and counts them.</summary>
public sealed class ResultOperator(Schema output) : Operator(output)
{
    /// <summary>Takes the rows of append and update batches; set for each batch.</summary>
    public Action<ColumnBatch>? OnRows { get; set; }

    /// <summary>Takes the result of a complete batch; set for each batch.</summary>
    public Action<IResultTable>? OnTable { get; set; }

    /// <summary>Rows given since the batch began.</summary>
    public long RowCount { get; private set; }

    public override void Begin(BatchContext context) => RowCount = 0;

    public override void Push(ColumnBatch batch)
    {
        WorkBudget.Check();
        RowCount += batch.Rows.Count;
        OnRows?.Invoke(batch);
    }

    public override void Complete(IResultTable table)
    {
        RowCount = table.CountRows();
        OnTable?.Invoke(table);
    }

    public override void Finish()
    {
        // Nothing is kept back.
    }
}
