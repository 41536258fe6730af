using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary><c>window_time(w)</c>: the last instant of a window, its end less one microsecond; keeps the mark of event time.</summary>
/// <remarks>Never null where the window is not, but Spark declares it so, since the end of a window is.</remarks>
public sealed class WindowTime(Expression window) : Expression(SqlType.Timestamp, nullable: true, window)
{
    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var windows = (StructColumn)Children[0].Evaluate(batch, rows, context);
        var ends = (FixedColumn<long>)windows.Fields[1];
        var times = new long[ends.Values.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            times[rows[i]] = ends.Values[rows[i]] - 1;
        }

        return new FixedColumn<long>(Type, times, windows.Nulls);
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new WindowTime(children[0]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"window_time({children[0]})";
}
