using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A value from a string's UTF-8 bytes.</summary>
public delegate TOut FromBytes<out TOut>(ReadOnlySpan<byte> value);

/// <summary>A value from a string's UTF-8 bytes, or false for null.</summary>
public delegate bool TryFromBytes<TOut>(ReadOnlySpan<byte> value, out TOut result);

/// <summary>A value from the UTF-8 bytes of two strings.</summary>
public delegate TOut FromTwoBytes<out TOut>(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);

/// <summary>Fills the row of a string result; the other inputs are captured as columns.</summary>
public delegate void AddString(int row, ref StringColumnBuilder output);

/// <summary>
/// Convenient forms for functions whose work per row is more than a call: a delegate is called for the rows in which no input is null.
/// </summary>
public static partial class Map
{
    /// <summary>A fixed-width result from one string column.</summary>
    public static FixedColumn<TOut> Bytes<TOut>(Column input, Rows rows, EvaluationContext context, SqlType type, FromBytes<TOut> function)
        where TOut : unmanaged
    {
        var strings = (StringColumn)input;
        var results = context.Rent<TOut>(rows.End);
        foreach (var row in rows)
        {
            if (!input.IsNull(row))
            {
                results[row] = function(strings[row]);
            }
        }

        return new FixedColumn<TOut>(type, results, input.Nulls);
    }

    /// <summary>A fixed-width result from one string column, null where the function says so.</summary>
    public static FixedColumn<TOut> TryBytes<TOut>(Column input, Rows rows, EvaluationContext context, SqlType type, TryFromBytes<TOut> function)
        where TOut : unmanaged
    {
        var strings = (StringColumn)input;
        var output = new FixedColumnBuilder<TOut>(type, rows, context);
        foreach (var row in rows)
        {
            if (!input.IsNull(row) && function(strings[row], out var result))
            {
                output.Set(row, result);
            }
            else
            {
                output.SetNull(row);
            }
        }

        return output.ToColumn();
    }

    /// <summary>A fixed-width result from two string columns.</summary>
    public static FixedColumn<TOut> Bytes<TOut>(
        Column left, Column right, Rows rows, EvaluationContext context, SqlType type, FromTwoBytes<TOut> function)
        where TOut : unmanaged
    {
        var (a, b) = ((StringColumn)left, (StringColumn)right);
        var nulls = NullMasks.Union(left.Nulls, right.Nulls, rows, context);
        var results = context.Rent<TOut>(rows.End);
        foreach (var row in rows)
        {
            if (nulls is null || !nulls[row])
            {
                results[row] = function(a[row], b[row]);
            }
        }

        return new FixedColumn<TOut>(type, results, nulls);
    }

    /// <summary>A fixed-width result from any columns; the function reads what it needs from them by row.</summary>
    public static FixedColumn<TOut> Rows<TOut>(
        ReadOnlySpan<Column> inputs, Rows rows, EvaluationContext context, SqlType type, Func<int, TOut> function)
        where TOut : unmanaged
    {
        var nulls = NullMasks.Union(inputs, rows, context);
        var results = context.Rent<TOut>(rows.End);
        foreach (var row in rows)
        {
            if (nulls is null || !nulls[row])
            {
                results[row] = function(row);
            }
        }

        return new FixedColumn<TOut>(type, results, nulls);
    }

    /// <summary>A fixed-width result from any columns, also null where the function gives null.</summary>
    public static FixedColumn<TOut> NullableRows<TOut>(
        ReadOnlySpan<Column> inputs, Rows rows, EvaluationContext context, SqlType type, Func<int, TOut?> function)
        where TOut : unmanaged
    {
        var nulls = NullMasks.Union(inputs, rows, context);
        var output = new FixedColumnBuilder<TOut>(type, rows, context);
        foreach (var row in rows)
        {
            if ((nulls is null || !nulls[row]) && function(row) is { } result)
            {
                output.Set(row, result);
            }
            else
            {
                output.SetNull(row);
            }
        }

        return output.ToColumn();
    }

    /// <summary>
    /// A string result from any columns. The function adds the row's value, or its null, to the output; a row for which it adds nothing is
    /// empty, not null.
    /// </summary>
    public static StringColumn Strings(ReadOnlySpan<Column> inputs, Rows rows, EvaluationContext context, SqlType type, AddString function)
    {
        var nulls = NullMasks.Union(inputs, rows, context);
        var output = new StringColumnBuilder(type, rows, context);
        foreach (var row in rows)
        {
            if (nulls is not null && nulls[row])
            {
                output.AddNull(row);
            }
            else
            {
                function(row, ref output);
            }
        }

        return output.ToColumn();
    }
}
