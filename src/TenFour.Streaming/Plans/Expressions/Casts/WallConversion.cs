using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>A TIMESTAMP as wall-clock time of the session's zone, or as something made of that.</summary>
/// <param name="ofWall">Null: the wall-clock time itself.</param>
internal sealed class WallConversion(SqlType to, Func<long, int>? ofWall) : Conversion(to)
{
    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var walls = context.Rent<long>(rows.End);
        ToWall(((FixedColumn<long>)input).Values, walls, rows, context);
        if (ofWall is null)
        {
            return new FixedColumn<long>(To, walls, input.Nulls);
        }

        var results = context.Rent<int>(rows.End);
        foreach (var row in rows)
        {
            results[row] = ofWall(walls[row]);
        }

        return new FixedColumn<int>(To, results, input.Nulls);
    }

    // Rows next to each other mostly lie between the same two changes of the offset.
    private static void ToWall(long[] micros, long[] walls, Rows rows, EvaluationContext context)
    {
        var span = context.Zone.SpanOfUtc(0);
        foreach (var row in rows)
        {
            if (!span.Contains(micros[row]))
            {
                span = context.Zone.SpanOfUtc(micros[row]);
            }

            walls[row] = micros[row] + span.Offset;
        }
    }
}
