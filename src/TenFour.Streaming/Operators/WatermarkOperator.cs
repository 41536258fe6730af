using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Operators;

/// <summary>WATERMARK behind an operator with state: lets the rows pass and takes their event times into figures of its own.</summary>
public sealed class WatermarkOperator(WatermarkStage stage) : Operator(stage.Output)
{
    private EvaluationContext? _evaluation;

    /// <summary>The event times of the batch, in the order in which they passed.</summary>
    public EventTimeStats EventTimes { get; } = new();

    public override void Begin(BatchContext context)
    {
        _evaluation = context.Evaluation;
        EventTimes.Clear();
        base.Begin(context);
    }

    public override void Push(ColumnBatch batch)
    {
        stage.Note(batch, EventTimes);
        Next.Push(batch);
    }

    public override void Complete(IResultTable table) => Next.Complete(new StagedTable(table, stage, _evaluation!));
}
