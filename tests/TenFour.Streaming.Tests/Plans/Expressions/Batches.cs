using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Expressions;

/// <summary>Small column batches, and the values of expressions over them as text.</summary>
internal static class Batches
{
    public static readonly EvaluationContext Context = new(AnswerTable.TimeZone);

    public static ColumnBatch Of(int rows, params (string Name, Column Column)[] columns) => new(
        new Schema([.. columns.Select(c => new StructField(c.Name, c.Column.Type))]), [.. columns.Select(c => c.Column)], Rows.All(rows));

    /// <summary>A column of a type of fixed width; a null is a null.</summary>
    public static FixedColumn<T> Fixed<T>(SqlType type, params T?[] values)
        where T : unmanaged => new(type, [.. values.Select(v => v ?? default)], Nulls(values.Length, i => values[i] is null));

    public static StringColumn Strings(params string?[] values)
    {
        var pool = new StringPool();
        foreach (var value in values)
        {
            pool.Add(Encoding.UTF8.GetBytes(value ?? ""));
        }

        return new StringColumn(SqlType.String, pool, null, Nulls(values.Length, i => values[i] is null));
    }

    /// <summary>A dictionary-coded column; the dictionary may have entries already.</summary>
    public static StringColumn Coded(StringDictionary dictionary, params string?[] values) => new(
        SqlType.String,
        dictionary.Pool,
        [.. values.Select(v => v is null ? 0 : dictionary.Intern(Encoding.UTF8.GetBytes(v)))],
        Nulls(values.Length, i => values[i] is null));

    /// <summary>The values of an expression in the selected rows, with nulls as <c>null</c>.</summary>
    public static string[] Values(string expression, ColumnBatch batch, Rows? rows = null) =>
        Values(new ExpressionText(batch.Schema, AnswerTable.TimeZone).Bind(expression), batch, rows);

    public static string[] Values(Expression expression, ColumnBatch batch, Rows? rows = null)
    {
        var selected = rows ?? batch.Rows;
        var column = expression.Evaluate(batch, selected, Context);
        var values = new List<string>();
        foreach (var row in selected)
        {
            var text = new TextBuffer();
            if (!column.IsNull(row))
            {
                new ValueText(Context.Zone).Append(column, row, text);
            }

            values.Add(column.IsNull(row) ? "null" : text.ToString());
        }

        return [.. values];
    }

    private static Bitmap? Nulls(int length, Func<int, bool> isNull)
    {
        if (!Enumerable.Range(0, length).Any(isNull))
        {
            return null;
        }

        var nulls = new Bitmap(length);
        for (var i = 0; i < length; i++)
        {
            nulls.Set(i, isNull(i));
        }

        return nulls;
    }
}
