using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds what stands in FROM: tables, subqueries, aliases, WATERMARK and DEDUPLICATE BY.</summary>
internal static class RelationBinder
{
    public static BoundRelation Bind(RelationSyntax relation, BindContext context) => relation switch
    {
        TableSyntax table => BindTable(table, context),
        SubquerySyntax subquery => QueryBinder.Bind(subquery.Query, context),
        ValuesRelationSyntax values => ValuesBinder.Bind(values.Values, context),
        AliasedRelationSyntax aliased => BindAlias(aliased, context),
        WatermarkSyntax watermark => BindWatermark(watermark, context),
        DeduplicateSyntax deduplicate => BindDeduplicate(deduplicate, context),
        JoinSyntax join => JoinBinder.Bind(join, context),
        BoundSyntax bound => bound.Relation,
        _ => throw BindingErrors.Unsupported("This kind of relation", relation.Span),
    };

    /// <summary>The rows for which a condition is true.</summary>
    public static BoundRelation Filter(BoundRelation relation, ExpressionSyntax where, BindContext context)
    {
        var condition = new ExpressionBinder(context, relation.Scope).BindCondition(where, "of WHERE");
        return relation with { Plan = new Filter(relation.Plan, condition) { Span = where.Span } };
    }

    /// <summary>Puts columns under new names.</summary>
    public static LogicalPlan Rename(LogicalPlan plan, IReadOnlyList<IdentifierSyntax> names, TextSpan span)
    {
        var visible = plan.Columns.Select((c, i) => (Column: c, Index: i)).Where(p => !p.Column.IsHidden).ToList();
        if (names.Count != visible.Count)
        {
            throw new StatisticException(
                $"{names.Count} column names are given for {visible.Count} columns.", span, "ASSIGNMENT_ARITY_MISMATCH");
        }

        return new Project(
            plan,
            [.. visible.Select(p => Reference(p.Column, p.Index))],
            [.. visible.Select((p, i) => p.Column with { Name = names[i].Text })]);
    }

    public static ColumnReference Reference(PlanColumn column, int index) => new(index, column.Name, column.Type, column.Nullable);

    private static BoundRelation BindTable(TableSyntax table, BindContext context)
    {
        var name = string.Join('.', table.Parts.Select(p => p.Text));
        var relation = context.FindRelation(name) ?? throw BindingErrors.UnknownTable(name, table.Span, context.RelationNames);
        if (table.Stream && !relation.Plan.IsStreaming)
        {
            throw new StatisticException($"`{name}` is a table, not a stream.", table.Span, "UNSUPPORTED_FEATURE.STREAM_ON_TABLE", "Leave STREAM out.");
        }

        return relation with { Scope = relation.Scope.WithQualifier(name) };
    }

    private static BoundRelation BindAlias(AliasedRelationSyntax aliased, BindContext context)
    {
        var relation = Bind(aliased.Relation, context);
        var plan = aliased.Columns.Count == 0 ? relation.Plan : Rename(relation.Plan, aliased.Columns, aliased.Span);
        return new BoundRelation(plan, Scope.Of(plan.Columns, aliased.Alias.Text));
    }

    private static BoundRelation BindWatermark(WatermarkSyntax watermark, BindContext context)
    {
        var relation = Bind(watermark.Relation, context);
        var time = new ExpressionBinder(context, relation.Scope).Bind(watermark.EventTime);
        var column = time as ColumnReference;
        if (column is null || watermark.Alias is not null)
        {
            relation = AddColumn(relation, time, watermark);
            column = Reference(relation.Plan.Columns[^1], relation.Plan.Columns.Count - 1);
        }

        if (column.Type is not TimestampType && column.Type != SqlType.Window)
        {
            throw new StatisticException(
                $"The event time {BindingErrors.Quote(column.Name)} has the invalid type \"{column.Type}\", but expected \"TIMESTAMP\".",
                watermark.EventTime.Span,
                "EVENT_TIME_IS_NOT_ON_TIMESTAMP_TYPE",
                "Name a timestamp column, or convert it: WATERMARK to_timestamp(...) AS t DELAY OF ...");
        }

        if (relation.Plan.Walk().Any(n => n is Watermark))
        {
            throw new StatisticException(
                "Redefining watermark is disallowed.", watermark.Span, advice: "Keep one WATERMARK for each stream.");
        }

        // A watermark over a static table means nothing, as in Spark.
        var plan = relation.Plan.IsStreaming
            ? new Watermark(relation.Plan, column.Index, DelayMillis(watermark.Delay)) { Span = watermark.Span }
            : relation.Plan;
        return new BoundRelation(plan, relation.Scope.WithColumns(plan.Columns));
    }

    private static BoundRelation AddColumn(BoundRelation relation, Expression time, WatermarkSyntax watermark)
    {
        // As in Spark, a field has a name already.
        var name = watermark.Alias ?? (watermark.EventTime as ColumnSyntax)?.Parts[^1];
        if (name is null)
        {
            throw new StatisticException(
                "The expression of a WATERMARK needs a name.", watermark.EventTime.Span, "REQUIRES_EXPLICIT_NAME_IN_WATERMARK_CLAUSE", "Write ... AS name.");
        }

        var columns = relation.Plan.Columns;
        var plan = new Project(
            relation.Plan,
            [.. columns.Select(Reference), time],
            [.. columns, new PlanColumn(name.Text, time.Type, time.Nullable)]);
        return new BoundRelation(plan, relation.Scope.WithColumns(plan.Columns));
    }

    /// <remarks>Spark counts a month as 31 days here, and whole milliseconds.</remarks>
    private static long DelayMillis(IntervalLiteralSyntax delay) => delay.Type is YearMonthIntervalType
        ? delay.Value * 31 * 24 * 60 * 60 * 1000
        : delay.Value / 1000;

    private static BoundRelation BindDeduplicate(DeduplicateSyntax deduplicate, BindContext context)
    {
        var relation = Bind(deduplicate.Relation, context);
        var binder = new ExpressionBinder(context, relation.Scope);
        var keys = deduplicate.Columns.Select(c => (binder.Bind(c) as ColumnReference)?.Index
            ?? throw new StatisticException("DEDUPLICATE BY takes plain columns.", c.Span, advice: "Name the expression in a subquery first.")).ToList();
        return relation with
        {
            Plan = new Deduplicate(relation.Plan, keys, deduplicate.WithinWatermark) { Span = deduplicate.Span },
        };
    }
}
