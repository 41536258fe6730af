using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// Subqueries in expressions. They may read static tables only, so their rows are known when the statistic is bound and become constants.
/// </summary>
internal static class StaticSubquery
{
    public static Expression Scalar(QuerySyntax query, BindContext context, TextSpan span)
    {
        var rows = Rows(query, context, span);
        OneColumn(rows, span);
        return rows.Rows.Count switch
        {
            0 => Literal.Null(rows.Schema[0].Type),
            1 => Constant(rows, 0),
            _ => throw new StatisticException(
                "More than one row returned by a subquery used as an expression.", span, "SCALAR_SUBQUERY_TOO_MANY_ROWS", "Aggregate it, or add LIMIT 1."),
        };
    }

    public static Expression Exists(QuerySyntax query, BindContext context, TextSpan span) =>
        Literal.Boolean(Rows(query, context, span).Rows.Count > 0);

    public static Expression In(Expression operand, QuerySyntax query, bool negated, BindContext context, TextSpan span)
    {
        var rows = Rows(query, context, span);
        OneColumn(rows, span);
        return rows.Rows.Count == 0
            ? Literal.Boolean(negated)
            : ExpressionFactory.In(operand, [.. Enumerable.Range(0, rows.Rows.Count).Select(row => Constant(rows, row))], negated, span);
    }

    private static Literal Constant(ColumnBatch rows, int row) => new(ColumnCopy.Gather(rows.Columns[0], Columns.Rows.Of([row], 1)));

    private static ColumnBatch Rows(QuerySyntax query, BindContext context, TextSpan span)
    {
        var plan = QueryBinder.Bind(query, context).Plan;
        return plan.IsStreaming
            ? throw new StatisticException(
                "A subquery in an expression cannot read a stream.", span, "INVALID_SUBQUERY_EXPRESSION.STREAMING_QUERY", "Join the streams instead.")
            : Planning.StaticQuery.Run(plan, context.Functions.TimeZone);
    }

    private static void OneColumn(ColumnBatch rows, TextSpan span)
    {
        if (rows.Columns.Length != 1)
        {
            throw new StatisticException(
                $"A subquery in an expression must give one column, and gives {rows.Columns.Length}.",
                span,
                "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN");
        }
    }
}
