using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Dictionaries;

/// <summary>
/// The rule that an expression on one dictionary-coded column is evaluated once per dictionary entry. Applied to the expressions of a plan
/// when all columns have their final places.
/// </summary>
public static class DictionaryRewrite
{
    /// <summary>Wraps the largest parts of an expression that read just one column, a STRING, and do something with it.</summary>
    public static Expression Apply(Expression expression)
    {
        if (expression is PerDictionaryEntry || expression.Children.Count == 0)
        {
            return expression;
        }

        if (OnlyColumn(expression) is { } column && IsWorthIt(expression))
        {
            return new PerDictionaryEntry(expression, column) { Span = expression.Span };
        }

        var children = expression.Children.Select(Apply).ToArray();
        return children.Zip(expression.Children).All(p => ReferenceEquals(p.First, p.Second)) ? expression : expression.WithChildren(children);
    }

    private static ColumnReference? OnlyColumn(Expression expression)
    {
        if (!expression.IsDeterministic || expression.DependsOnBatchTime)
        {
            return null;
        }

        var columns = expression.Walk().OfType<ColumnReference>().ToArray();
        return columns.Length > 0 && columns[0].Type is StringType && columns.All(c => c.Index == columns[0].Index) ? columns[0] : null;
    }

    // An alias is no work, and asking a mask is less work than looking a result up.
    private static bool IsWorthIt(Expression expression) =>
        expression is not (Alias or Logic.NullTest { Children: [ColumnReference] }) && EntryTable.TryMake(expression) is not null;
}
