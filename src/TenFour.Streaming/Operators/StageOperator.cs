using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators;

/// <summary>Runs a stage in the serial part of a plan.</summary>
public sealed class StageOperator(Stage stage) : Operator(stage.Output)
{
    private EvaluationContext? _evaluation;

    /// <summary>The stage's own context, so that what it rents lives just as long as the rows that it pushes.</summary>
    private EvaluationContext Evaluation => _evaluation ?? throw new InvalidOperationException("no batch has begun");

    public override void Begin(BatchContext context)
    {
        _evaluation ??= new EvaluationContext(context.Evaluation.TimeZone);
        _evaluation.BatchTimeMicros = context.Evaluation.BatchTimeMicros;
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        var rows = Apply(batch);
        if (rows.Rows.Count > 0)
        {
            Next.Push(rows);
        }

        Evaluation.Reset();
    }

    public override void Complete(IResultTable table) => Next.Complete(new StagedTable(table, stage, Evaluation));

    private ColumnBatch Apply(ColumnBatch batch)
    {
        try
        {
            return stage.Apply(batch, Evaluation);
        }
        catch (RowException e) when (batch.Origin is not null)
        {
            throw FailedRecord.Locate(e, batch.Origin);
        }
    }
}
