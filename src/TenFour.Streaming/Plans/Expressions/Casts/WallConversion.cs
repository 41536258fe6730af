using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>A TIMESTAMP as wall-clock time of the session's zone, or as something made of that.</summary>
/// <param name="ofWall">Null: the wall-clock time itself.</param>
internal sealed class WallConversion(SqlType to, Func<long, int>? ofWall) : Conversion(to)
{
    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var walls = context.Rent<long>(rows.End);
        ToWall(((FixedColumn<long>)input).Values, walls, rows, context.Cached(this, () => new ZoneCursor(context.Zone)));
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

    private static void ToWall(long[] micros, long[] walls, Rows rows, ZoneCursor zone)
    {
        foreach (var row in rows)
        {
            walls[row] = zone.ToWall(micros[row]);
        }
    }
}
