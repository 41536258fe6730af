using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators;

/// <summary>
/// <c>window(...)</c> outside GROUP BY: each row once for each of its windows, earliest window first, the window as a further column.
/// Rows without a time, or with one that belongs to no window, vanish.
/// </summary>
public sealed class ExpandWindowStage(Schema output, Expression time, WindowSpec window) : Stage(output)
{
    /// <summary>What a row of one window takes, beside its other columns.</summary>
    private const int WindowBytes = sizeof(int) + (2 * sizeof(long));

    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        var times = (FixedColumn<long>)time.Evaluate(batch, batch.Rows, context);
        var (rows, starts) = (new List<int>(), new List<long>());
        var dropped = 0;
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            var row = batch.Rows[i];
            if (times.IsNull(row) || !window.Holds(times.Values[row]))
            {
                dropped += batch.Origin?.Rejected?[row] == true ? 0 : 1;
                continue;
            }

            WorkBudget.Check((window.SizeMicros / window.SlideMicros) * WindowBytes);
            var last = window.LastWindowStart(times.Values[row]);
            var first = window.LastWindowStart(times.Values[row] - window.SizeMicros) + window.SlideMicros;
            for (var start = first; start <= last; start += window.SlideMicros)
            {
                rows.Add(row);
                starts.Add(start);
            }
        }

        if (batch.Origin is { } origin)
        {
            origin.Counts.Filtered += dropped;
        }

        return Expand(batch, [.. rows], [.. starts]);
    }

    private ColumnBatch Expand(ColumnBatch batch, int[] rows, long[] starts)
    {
        var columns = new Column[batch.Columns.Length + 1];
        for (var i = 0; i < batch.Columns.Length; i++)
        {
            columns[i] = batch.Columns[i] is null ? null! : ColumnCopy.Gather(batch.Columns[i], Rows.Of(rows, rows.Length));
        }

        var ends = Array.ConvertAll(starts, s => s + window.SizeMicros);
        columns[^1] = new StructColumn(
            SqlType.Window, [new FixedColumn<long>(SqlType.Timestamp, starts), new FixedColumn<long>(SqlType.Timestamp, ends)]);
        return new ColumnBatch(Output, columns, Rows.All(rows.Length));
    }
}
