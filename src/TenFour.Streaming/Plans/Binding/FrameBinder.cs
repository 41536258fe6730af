using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// Binds the steps of the C# API. Each is a piece of syntax around a relation that is bound already and goes through the binders of SQL, so
/// that names, types and errors are those of SQL.
/// </summary>
internal sealed class FrameBinder(BindContext context)
{
    private static readonly string[] WindowFunctions = ["window", "session_window"];

    public BoundRelation Table(string name, bool isStream) =>
        RelationBinder.Bind(new TableSyntax(TextSpan.None, [new IdentifierSyntax(TextSpan.None, name)], isStream), context);

    public BoundRelation Select(BoundRelation input, SyntaxList<SelectItemSyntax> items) => Select(input, items, groupBy: null);

    public BoundRelation Where(BoundRelation input, ExpressionSyntax condition) => RelationBinder.Filter(input, condition, context);

    /// <summary>The keys and then the values, grouped by the keys.</summary>
    public BoundRelation Aggregate(BoundRelation input, SyntaxList<SelectItemSyntax> keys, SyntaxList<SelectItemSyntax> values)
    {
        SyntaxList<GroupingSyntax> groups = [.. keys.Select(k => new GroupingExpressionSyntax(k.Span, k.Expression))];
        return Select(input, [.. keys.Select(NamedWindow), .. values], groups.Count == 0 ? null : new GroupBySyntax(TextSpan.None, groups));
    }

    public BoundRelation Watermark(BoundRelation input, SelectItemSyntax eventTime, TimeSpan delay)
    {
        if (delay < TimeSpan.Zero)
        {
            throw new StatisticException("The delay of a watermark is negative.", eventTime.Span, advice: "Give a delay of zero or more.");
        }

        var interval = new IntervalLiteralSyntax(TextSpan.None, delay.Ticks / TimeSpan.TicksPerMicrosecond, DayTimeIntervalType.Default);
        return RelationBinder.Bind(
            new WatermarkSyntax(eventTime.Span, new BoundSyntax(input), eventTime.Expression, eventTime.Alias, interval), context);
    }

    /// <summary>The first row of each set of values; of all visible columns where none are named.</summary>
    public BoundRelation Deduplicate(BoundRelation input, SyntaxList<ExpressionSyntax> columns, bool withinWatermark)
    {
        if (columns.Count == 0)
        {
            var visible = Visible(input);
            var all = Enumerable.Range(0, visible.Plan.Columns.Count).ToList();
            return visible with { Plan = new Deduplicate(visible.Plan, all, withinWatermark) };
        }

        SyntaxList<ColumnSyntax> names = [.. columns.Select(c => c as ColumnSyntax
            ?? throw new StatisticException("Duplicates are found by plain columns.", c.Span, advice: "Name the expression in Select first."))];
        return RelationBinder.Bind(new DeduplicateSyntax(TextSpan.None, new BoundSyntax(input), names, withinWatermark), context);
    }

    public BoundRelation Join(BoundRelation left, BoundRelation right, ExpressionSyntax? on, JoinKind kind) =>
        RelationBinder.Bind(new JoinSyntax(on?.Span ?? TextSpan.None, kind, new BoundSyntax(left), new BoundSyntax(right), on, []), context);

    public BoundRelation Alias(BoundRelation input, string alias) =>
        RelationBinder.Bind(
            new AliasedRelationSyntax(TextSpan.None, new BoundSyntax(input), new IdentifierSyntax(TextSpan.None, alias), []), context);

    /// <summary>UNION ALL.</summary>
    public BoundRelation Union(BoundRelation left, BoundRelation right) =>
        BoundRelation.Of(QueryBinder.Union(Visible(left).Plan, Visible(right).Plan, all: true, TextSpan.None));

    public BoundRelation OrderBy(BoundRelation input, SyntaxList<SortItemSyntax> items)
    {
        var keys = SortBinder.Bind(items, input.Plan.Columns, new ExpressionBinder(context, input.Scope).Bind);
        return input with { Plan = new Sort(input.Plan, keys) { Span = items[0].Span } };
    }

    public static BoundRelation Limit(BoundRelation input, long count) => count >= 0
        ? input with { Plan = new Limit(input.Plan, count, 0) }
        : throw new StatisticException(
            $"LIMIT must not be negative, and is {count}.", TextSpan.None, "INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE");

    /// <summary>The same without the columns that <c>*</c> leaves out.</summary>
    public BoundRelation Visible(BoundRelation input) => input.Plan.Columns.Any(c => c.IsHidden)
        ? Select(input, [new SelectItemSyntax(TextSpan.None, new StarSyntax(TextSpan.None, []), null)])
        : input;

    /// <summary>A window that is grouped by has the name that SQL selects it by: <c>SELECT window ... GROUP BY window(...)</c>.</summary>
    private static SelectItemSyntax NamedWindow(SelectItemSyntax key) =>
        key is { Alias: null, Expression: FunctionSyntax { Name: { Text: var name } } } && WindowFunctions.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? key with { Alias = new IdentifierSyntax(key.Span, name.ToLowerInvariant()) }
            : key;

    private BoundRelation Select(BoundRelation input, SyntaxList<SelectItemSyntax> items, GroupBySyntax? groupBy)
    {
        var span = items[0].Span.To(items[^1].Span);
        var select = new SelectSyntax(span, Distinct: false, items, new BoundSyntax(input), null, groupBy, null, []);
        return BoundRelation.Of(SelectBinder.Bind(select, [], context));
    }
}
