using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators;

/// <summary>ROLLUP, CUBE, GROUPING SETS: each row once a set, with copies of the keys (null outside the set) and the set's number.</summary>
/// <param name="sets">Per set, which keys are in it.</param>
public sealed class GroupingSetsStage(Schema output, IReadOnlyList<Expression> keys, IReadOnlyList<IReadOnlyList<bool>> sets) : Stage(output)
{
    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        var count = batch.Rows.Count;
        WorkBudget.Check((long)count * sets.Count * (sizeof(int) + sizeof(long)));
        var rows = new int[count * sets.Count];
        var ids = new long[rows.Length];
        for (var set = 0; set < sets.Count; set++)
        {
            for (var i = 0; i < count; i++)
            {
                rows[(set * count) + i] = batch.Rows[i];
            }

            Array.Fill(ids, NumberOf(set), set * count, count);
        }

        var selection = Rows.Of(rows, rows.Length);
        var inputs = Array.ConvertAll(batch.Columns, c => c is null ? null! : ColumnCopy.Gather(c, selection));
        var copies = keys.Select((key, i) => KeyCopy(ColumnCopy.Gather(key.Evaluate(batch, batch.Rows, context), selection), i, count));
        return new ColumnBatch(Output, [.. inputs, .. copies, new FixedColumn<long>(SqlType.Long, ids)], Rows.All(rows.Length));
    }

    private Column KeyCopy(Column values, int key, int count)
    {
        var nulls = new Bitmap(Math.Max(1, count * sets.Count));
        for (var row = 0; row < count * sets.Count; row++)
        {
            nulls.Set(row, !sets[row / count][key] || values.IsNull(row));
        }

        return values.With(values.Type, nulls);
    }

    /// <remarks>
    /// Spark's <c>spark_grouping_id</c>: a set bit for a key that is left out, the first key highest. A set that is there again has its
    /// number of times in the bits above, so that its groups stay apart.
    /// </remarks>
    private long NumberOf(int index)
    {
        var id = sets[index].Aggregate(0L, (id, member) => (id << 1) | (member ? 0L : 1L));
        var before = sets.Take(index).Count(s => s.SequenceEqual(sets[index]));
        return id | ((long)before << keys.Count);
    }
}
