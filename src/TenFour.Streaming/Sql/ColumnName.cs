using TenFour.Streaming.Sql.Printing;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql;

/// <summary>
/// The name that Spark gives to a select item without an alias: <c>count(1)</c> for <c>count(*)</c>, <c>(a + 1)</c>,
/// <c>CAST(x AS BIGINT)</c>, <c>f</c> for <c>t.s.f</c>, <c>window.start</c> inside of another expression.
/// </summary>
public static class ColumnName
{
    public static string Of(ExpressionSyntax expression, ColumnNameRules? rules = null) => new NameWriter(rules ?? new ColumnNameRules()).Name(expression);
}
