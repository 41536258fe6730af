using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds joins with ON, USING or no condition.</summary>
internal static class JoinBinder
{
    public static BoundRelation Bind(JoinSyntax syntax, BindContext context)
    {
        var left = RelationBinder.Bind(syntax.Left, context);
        var right = RelationBinder.Bind(syntax.Right, context);
        return syntax.Using.Count == 0 ? BindOn(syntax, left, right, context) : BindUsing(syntax, left, right);
    }

    private static BoundRelation BindOn(JoinSyntax syntax, BoundRelation left, BoundRelation right, BindContext context)
    {
        IReadOnlyList<PlanColumn> both = [.. left.Plan.Columns, .. right.Plan.Columns];
        var condition = syntax.On is null ? null : new ExpressionBinder(context, Scope.Of(left.Scope, right.Scope, both)).BindCondition(syntax.On, "of the join");
        var join = new Join(left.Plan, right.Plan, syntax.Kind, condition) { Span = syntax.Span };
        return new BoundRelation(join, Scope.Of(left.Scope, right.Scope, join.Columns));
    }

    /// <remarks>USING gives its columns once and first, then the other columns of the left and of the right side.</remarks>
    private static BoundRelation BindUsing(JoinSyntax syntax, BoundRelation left, BoundRelation right)
    {
        var pairs = syntax.Using.Select(name => (Left: FindOne(left, name), Right: FindOne(right, name))).ToList();
        var shift = left.Plan.Columns.Count;
        var condition = pairs
            .Select(p => ExpressionFactory.Binary(BinaryOperator.Equal, p.Left, Shift(p.Right, shift), syntax.Span))
            .Aggregate((a, b) => ExpressionFactory.Binary(BinaryOperator.And, a, b, syntax.Span));
        var join = new Join(left.Plan, right.Plan, syntax.Kind, condition) { Span = syntax.Span };
        var scope = Scope.Of(left.Scope, right.Scope, join.Columns);
        var (leftUsed, rightUsed) = (pairs.Select(p => p.Left.Index).ToHashSet(), pairs.Select(p => p.Right.Index + shift).ToHashSet());
        var rest = Enumerable.Range(0, join.Columns.Count).Where(i => !leftUsed.Contains(i) && !rightUsed.Contains(i)).ToList();
        var keys = pairs.Select(p => UsingKey(
            syntax.Kind,
            RelationBinder.Reference(join.Columns[p.Left.Index], p.Left.Index),
            syntax.Kind is JoinKind.RightOuter or JoinKind.FullOuter ? RelationBinder.Reference(join.Columns[p.Right.Index + shift], p.Right.Index + shift) : null,
            syntax)).ToList();
        var origin = pairs.Select(p => syntax.Kind == JoinKind.RightOuter ? p.Right.Index + shift : p.Left.Index).ToList();
        var plan = new Project(
            join,
            [.. keys, .. rest.Select(i => RelationBinder.Reference(join.Columns[i], i))],
            [.. keys.Select((k, i) => join.Columns[origin[i]] with { Nullable = k.Nullable, EventTimeDelayMillis = EventTime.DelayOf(k, join.Columns) }), .. rest.Select(i => join.Columns[i])]);
        return new BoundRelation(plan, scope.Pick([.. origin, .. rest]).WithColumns(plan.Columns));
    }

    private static Expression UsingKey(JoinKind kind, Expression left, Expression? right, JoinSyntax syntax) => kind switch
    {
        JoinKind.RightOuter => right!,
        JoinKind.FullOuter => ExpressionFactory.Coalesce([left, right!], syntax.Span),
        _ => left,
    };

    private static ColumnReference Shift(ColumnReference column, int by) => new(column.Index + by, column.Name, column.Type, column.Nullable);

    private static ColumnReference FindOne(BoundRelation relation, IdentifierSyntax name)
    {
        var found = relation.Scope.Find(name.Text, name.Span);
        return found.Count switch
        {
            1 => found[0],
            0 => throw BindingErrors.UnresolvedColumn(name.Text, name.Span, relation.Scope.SuggestableNames()),
            _ => throw BindingErrors.Ambiguous(name.Text, name.Span, relation.Scope.FullNames(name.Text)),
        };
    }
}
