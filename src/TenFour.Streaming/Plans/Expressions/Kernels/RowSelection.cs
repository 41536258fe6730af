using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>Narrows a selection of rows.</summary>
public static class RowSelection
{
    /// <summary>The rows that are not null.</summary>
    public static Rows NotNull(Rows rows, Bitmap? nulls, EvaluationContext context) =>
        nulls is null ? rows : Where(rows, nulls, context, isNull: false);

    /// <summary>The rows that are null.</summary>
    public static Rows Null(Rows rows, Bitmap? nulls, EvaluationContext context) =>
        nulls is null ? rows.Narrow([], 0) : Where(rows, nulls, context, isNull: true);

    /// <summary>The rows, none of which is null, whose value lies within bounds; nearly always all of them.</summary>
    public static Rows InRange(Rows rows, ReadOnlySpan<long> values, long first, long last, EvaluationContext context)
    {
        if (!values[..rows.End].ContainsAnyExceptInRange(first, last))
        {
            return rows;
        }

        var (indexes, count) = (context.Rent<int>(rows.Count), 0);
        foreach (var row in rows)
        {
            indexes[count] = row;
            count += values[row] >= first && values[row] <= last ? 1 : 0;
        }

        return count == rows.Count ? rows : rows.Narrow(indexes, count);
    }

    /// <summary>The rows in which the BOOLEAN column is true: what WHERE keeps.</summary>
    public static Rows True(Rows rows, Column condition, EvaluationContext context) => Where(rows, condition, context, nulls: false, value: true);

    /// <summary>The rows in which the BOOLEAN column is null or false.</summary>
    public static Rows NotTrue(Rows rows, Column condition, EvaluationContext context) => Where(rows, condition, context, nulls: true, value: false);

    /// <summary>The rows in which the BOOLEAN column is null or true.</summary>
    public static Rows NotFalse(Rows rows, Column condition, EvaluationContext context) => Where(rows, condition, context, nulls: true, value: true);

    private static Rows Where(Rows rows, Bitmap nulls, EvaluationContext context, bool isNull)
    {
        var (indexes, count) = (context.Rent<int>(rows.Count), 0);
        foreach (var row in rows)
        {
            indexes[count] = row;
            count += nulls[row] == isNull ? 1 : 0;
        }

        return count == rows.Count ? rows : rows.Narrow(indexes, count);
    }

    private static Rows Where(Rows rows, Column condition, EvaluationContext context, bool nulls, bool value)
    {
        var values = ((FixedColumn<bool>)condition).Values;
        var (indexes, count) = (context.Rent<int>(rows.Count), 0);
        if (condition.Nulls is null)
        {
            foreach (var row in rows)
            {
                indexes[count] = row;
                count += values[row] == value ? 1 : 0;
            }
        }
        else
        {
            foreach (var row in rows)
            {
                indexes[count] = row;
                count += (condition.Nulls[row] ? nulls : values[row] == value) ? 1 : 0;
            }
        }

        return count == rows.Count ? rows : rows.Narrow(indexes, count);
    }
}
