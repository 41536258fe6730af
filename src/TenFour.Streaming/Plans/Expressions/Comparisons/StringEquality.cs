using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

/// <summary>Compares strings byte by byte, or by their codes alone where both are of one dictionary.</summary>
internal static class StringEquality
{
    public static FixedColumn<bool> Evaluate(StringColumn left, StringColumn right, Rows rows, EvaluationContext context, SqlType type)
    {
        if (left.Codes is null || right.Codes is null || !ReferenceEquals(left.Pool, right.Pool))
        {
            return Map.Bytes(left, right, rows, context, type, (a, b) => a.SequenceEqual(b));
        }

        var results = context.Rent<bool>(rows.End);
        foreach (var row in rows)
        {
            results[row] = left.Codes[row] == right.Codes[row];
        }

        return new FixedColumn<bool>(type, results, NullMasks.Union(left.Nulls, right.Nulls, rows, context));
    }
}
