using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>Null masks of results. A mask may be shared with an input, so nobody changes one that he did not rent.</summary>
public static class NullMasks
{
    /// <summary>The rows in which either is null, or null where neither has a mask.</summary>
    public static Bitmap? Union(Bitmap? left, Bitmap? right, Rows rows, EvaluationContext context)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        var words = (rows.End + 63) >> 6;
        var union = context.RentBitmap(rows.End);
        var a = left.Words[..words];
        var b = right.Words[..words];
        var result = union.Words[..words];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = a[i] | b[i];
        }

        return union;
    }

    /// <summary>The rows in which one of the columns is null, or null where none has a mask.</summary>
    public static Bitmap? Union(ReadOnlySpan<Column> columns, Rows rows, EvaluationContext context)
    {
        Bitmap? union = null;
        foreach (var column in columns)
        {
            union = Union(union, column.Nulls, rows, context);
        }

        return union;
    }

    /// <summary>A mask of its own with the same nulls, for adding more.</summary>
    public static Bitmap Copy(Bitmap? nulls, Rows rows, EvaluationContext context)
    {
        var copy = context.RentBitmap(rows.End);
        nulls?.Words[..((rows.End + 63) >> 6)].CopyTo(copy.Words);
        return copy;
    }
}
