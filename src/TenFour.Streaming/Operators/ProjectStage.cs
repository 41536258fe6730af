using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>SELECT: computes columns from columns, row by row.</summary>
public sealed class ProjectStage(Schema output, IReadOnlyList<Expression> expressions) : Stage(output)
{
    public IReadOnlyList<Expression> Expressions { get; } = expressions;

    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        var columns = new Column[Expressions.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            // Columns that nobody reads are not computed.
            columns[i] = Expressions[i] is null ? null! : Expressions[i].Evaluate(batch, batch.Rows, context);
        }

        return batch with { Schema = Output, Columns = columns };
    }
}
