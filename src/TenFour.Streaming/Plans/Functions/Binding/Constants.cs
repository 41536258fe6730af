using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Binding;

/// <summary>The values of arguments that must be known before a query runs.</summary>
internal static class Constants
{
    /// <summary>Whether the argument's value is known before the query runs.</summary>
    public static bool IsKnown(Expression argument) => argument.IsFoldable && !argument.DependsOnBatchTime;

    /// <summary>The value of a foldable STRING, or null.</summary>
    public static string? TextOf(Expression argument, FunctionContext context)
    {
        var column = Evaluate(argument, context);
        return column.IsNull(0) ? null : ((StringColumn)column).GetString(0);
    }

    /// <summary>The value of a foldable INT, or null.</summary>
    public static int? IntOf(Expression argument, FunctionContext context)
    {
        var column = Evaluate(argument, context);
        return column.IsNull(0) ? null : ((FixedColumn<int>)column).Values[0];
    }

    private static Column Evaluate(Expression argument, FunctionContext context)
    {
        var noColumns = new ColumnBatch(new Schema([]), [], Rows.All(1));
        try
        {
            return argument.Evaluate(noColumns, noColumns.Rows, new EvaluationContext(context.TimeZone));
        }
        catch (RowException e)
        {
            throw new StatisticException(e.Message, argument.Span, e.Condition, e.Advice);
        }
    }
}
