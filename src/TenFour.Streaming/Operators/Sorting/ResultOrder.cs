using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators.Sorting;

/// <summary>Puts a result into the order that a reader wants, instead of the statistic's own.</summary>
public static class ResultOrder
{
    /// <summary>The rows by one column, nulls last, ties by the remaining columns. A cursor that reads few rows keeps few.</summary>
    public static IResultTable By(IResultTable table, int column, bool descending, TimeZoneInfo timeZone)
    {
        var field = table.Schema[column];
        var key = new SortKey(new ColumnReference(column, field.Name, field.Type, field.Nullable), descending, NullsFirst: false);
        return new SortedTable(table.Unordered, [key], null, new EvaluationContext(timeZone));
    }
}
