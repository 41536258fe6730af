using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>WHERE and HAVING: keeps the rows for which the condition is true; null counts as false.</summary>
public sealed class FilterStage(Schema output, Expression condition) : Stage(output)
{
    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        var truth = (FixedColumn<bool>)condition.Evaluate(batch, batch.Rows, context);
        var kept = new int[batch.Rows.Count];
        var count = 0;
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            var row = batch.Rows[i];
            kept[count] = row;
            count += truth.Values[row] && !truth.IsNull(row) ? 1 : 0;
        }

        var rows = Rows.Of(kept, count);
        batch.Origin?.CountFiltered(batch.Rows, rows);
        return batch with { Rows = rows };
    }
}
