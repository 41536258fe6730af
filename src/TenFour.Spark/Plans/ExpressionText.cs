using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;
using BoundExpression = TenFour.Streaming.Plans.Expressions.Expression;

namespace TenFour.Spark.Plans;

/// <summary>
/// Bound expressions as Spark SQL: coercions written out as casts, columns under the names of the relation, timestamps as instants whatever the
/// session time zone.
/// </summary>
internal static class ExpressionText
{
    public static string Of(BoundExpression expression, IReadOnlyList<string?> names) => Prepare(expression, names).ToSql();

    public static string Of(AggregateCall call, IReadOnlyList<string?> names) =>
        (KeepsType(call) ? call.Transform(WithoutCoercion).Transform(e => Replace(e, names)) : call.Transform(e => Replace(e, names))).ToSql();

    /// <summary>A name in backticks.</summary>
    public static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static BoundExpression Prepare(BoundExpression expression, IReadOnlyList<string?> names) => expression.Transform(e => Replace(e, names));

    private static BoundExpression Replace(BoundExpression expression, IReadOnlyList<string?> names) => expression switch
    {
        ColumnReference column => new SqlColumn(Quote(Name(column, names)), column.Type, column.Nullable),
        Literal { IsNull: false, Type: TimestampType } literal => new SqlColumn(Instant(literal), literal.Type, nullable: false),
        _ => expression,
    };

    /// <summary>Such a function computes with DOUBLE and gives the type of its argument, so a coercion that is written out would change its result.</summary>
    private static bool KeepsType(AggregateCall call) => call is { Name: "percentile_approx" or "approx_percentile", Arguments: [Cast { IsImplicit: true }] };

    private static BoundExpression WithoutCoercion(BoundExpression expression) => expression is Cast { IsImplicit: true, Type: DoubleType } cast ? cast.Child : expression;

    private static string Name(ColumnReference column, IReadOnlyList<string?> names) =>
        names[column.Index] ?? throw new InvalidOperationException($"{column.Name} is read but was left out");

    /// <remarks>A wall clock shows some instants twice, so the text names the zone.</remarks>
    private static string Instant(Literal literal)
    {
        var inUtc = LiteralText.Sql(literal.Value, 0, ZoneRules.Utc);
        return $"{inUtc[..^1]} UTC'";
    }
}
