using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Reads the value of an expression that no column enters.</summary>
internal static class ConstantValue
{
    /// <summary>The one value as a column of one row.</summary>
    public static Column Evaluate(Expression expression, TimeZoneInfo timeZone) =>
        expression.Evaluate(new ColumnBatch(new Schema([]), [], Rows.All(1)), Rows.All(1), new EvaluationContext(timeZone));

    /// <summary>The value of a constant whole number, or null where it is none.</summary>
    public static long? TryGetLong(Expression expression, TimeZoneInfo timeZone)
    {
        if (!expression.IsFoldable || !expression.Type.IsIntegral)
        {
            return null;
        }

        var column = Evaluate(expression, timeZone);
        return column.IsNull(0) ? null : column switch
        {
            FixedColumn<sbyte> c => c.Values[0],
            FixedColumn<short> c => c.Values[0],
            FixedColumn<int> c => c.Values[0],
            FixedColumn<long> c => c.Values[0],
            _ => null,
        };
    }

    /// <summary>The text of a constant string, or null where it is none.</summary>
    public static string? TryGetString(Expression expression, TimeZoneInfo timeZone)
    {
        if (!expression.IsFoldable || expression.Type is not StringType)
        {
            return null;
        }

        var column = (StringColumn)Evaluate(expression, timeZone);
        return column.IsNull(0) ? null : column.GetString(0);
    }
}
