using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds VALUES: a static table written in the statistic. Also the one row of a SELECT without FROM.</summary>
internal static class ValuesBinder
{
    /// <summary>One row without columns.</summary>
    public static BoundRelation OneRow() =>
        BoundRelation.Of(new TableScan(new StaticTable("one row", new ColumnBatch(new Schema([]), [], Rows.All(1)))));

    public static BoundRelation Bind(ValuesSyntax values, BindContext context)
    {
        var binder = new ExpressionBinder(context, Scope.Of([], null));
        var rows = values.Rows.Select(r => (r is RowSyntax row ? row.Items : [r]).Select(binder.Bind).ToList()).ToList();
        if (rows.Find(r => r.Count != rows[0].Count) is not null)
        {
            throw new StatisticException("The rows of VALUES have different numbers of columns.", values.Span, "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH");
        }

        var columns = Enumerable.Range(0, rows[0].Count)
            .Select(i => BindColumn([.. rows.Select(r => r[i])], $"col{i + 1}", values.Span, context)).ToList();
        var schema = new Schema([.. columns.Select(c => c.Field)]);
        var table = new StaticTable("VALUES", new ColumnBatch(schema, [.. columns.Select(c => c.Column)], Rows.All(rows.Count)));
        return BoundRelation.Of(new TableScan(table));
    }

    private static (StructField Field, Column Column) BindColumn(List<Expression> values, string name, TextSpan span, BindContext context)
    {
        if (values.Find(v => !v.IsFoldable) is { } variable)
        {
            throw new StatisticException(
                $"{variable.ToSql()} in VALUES is no constant.", span, "INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE");
        }

        var type = CommonTypes.Widest([.. values.Select(v => v.Type)])
            ?? throw new StatisticException($"The values of column {name} have no common type.", span, "INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE");
        var columns = values.Select(v => ConstantValue.Evaluate(ImplicitCast.To(v, type), context.Functions.TimeZone)).ToList();
        return (new StructField(name, type, values.Exists(v => v.Nullable)), ColumnConcatenation.Of(type, [.. columns.Select(c => (c, Rows.All(1)))]));
    }
}
