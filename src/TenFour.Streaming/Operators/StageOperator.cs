using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators;

/// <summary>Runs a stage in the serial part of a plan.</summary>
public sealed class StageOperator(Stage stage) : Operator(stage.Output)
{
    private BatchContext? context;

    public override void Begin(BatchContext context)
    {
        this.context = context;
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        var rows = stage.Apply(batch, context!.Evaluation);
        if (rows.Rows.Count > 0)
        {
            Next.Push(rows);
        }
    }

    public override void Complete(IResultTable table) => Next.Complete(new StagedTable(table, stage, context!.Evaluation));
}
