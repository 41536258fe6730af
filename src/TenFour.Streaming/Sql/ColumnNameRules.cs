using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql;

/// <summary>What the name of an unnamed column needs to know beyond its syntax; the binder knows it.</summary>
public sealed record ColumnNameRules
{
    /// <summary>How many parts of a dotted name say which relation it is of: 1 in <c>t.a</c>, 0 in <c>window.start</c>. Spark leaves them out.</summary>
    public Func<ColumnSyntax, int> QualifierParts { get; init; } = _ => 0;

    /// <summary>The type of an expression, or null where it is not known. Spark names <c>d + 1</c> of a date <c>date_add(d, 1)</c>.</summary>
    public Func<ExpressionSyntax, SqlType?> TypeOf { get; init; } = e => (e as LiteralSyntax)?.Type;

    /// <summary>How a date or timestamp is shown; Spark shows the value in the session time zone.</summary>
    public Func<DateTimeLiteralSyntax, string> DateTime { get; init; } = literal => literal.Text;
}
