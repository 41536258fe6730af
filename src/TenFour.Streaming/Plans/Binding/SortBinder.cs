using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds the items of an ORDER BY: expressions, numbers of result columns, or ALL.</summary>
internal static class SortBinder
{
    public static IReadOnlyList<SortKey> Bind(
        SyntaxList<SortItemSyntax> items, IReadOnlyList<PlanColumn> columns, Func<ExpressionSyntax, Expression> bind) =>
        [.. items.SelectMany(item => item.Expression is null
            ? columns.Select((c, i) => new SortKey(RelationBinder.Reference(c, i), item.Descending, item.NullsFirst))
            : [new SortKey(BindKey(item.Expression, columns, bind), item.Descending, item.NullsFirst)])];

    private static Expression BindKey(ExpressionSyntax syntax, IReadOnlyList<PlanColumn> columns, Func<ExpressionSyntax, Expression> bind)
    {
        if (syntax is not IntegerLiteralSyntax { IntegerType: IntType } ordinal)
        {
            return bind(syntax);
        }

        return ordinal.Value >= 1 && ordinal.Value <= columns.Count
            ? RelationBinder.Reference(columns[(int)ordinal.Value - 1], (int)ordinal.Value - 1)
            : throw new StatisticException(
                $"ORDER BY position {ordinal.Value} is not in select list (valid range is [1, {columns.Count}]).",
                syntax.Span,
                "ORDER_BY_POS_OUT_OF_RANGE");
    }
}
