using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Conditions that hold for every row of a plan, as Spark's optimizer follows them.</summary>
internal static class PlanConstraints
{
    /// <summary>What filters and joins below guarantee, over the plan's columns.</summary>
    public static IReadOnlyList<Expression> Of(LogicalPlan plan) => plan switch
    {
        // Spark filters the records of a stream before it has taken them apart, and so does not know this of the columns.
        Filter { Input: StreamScan } => [],
        Filter f => [.. Of(f.Input), .. Connective.Conjuncts(f.Condition)],
        Watermark or Deduplicate or Sort or Limit => Of(plan.Inputs[0]),
        WindowExpand e => Of(e.Input),
        Project p => [.. Of(p.Input).Select(c => Through(c, p.Expressions)).OfType<Expression>()],
        Aggregate a => [.. Of(a.Input).Select(c => Through(c, a.Keys.Select((k, i) => i == a.Window?.KeyIndex ? null : k).ToList())).OfType<Expression>()],
        Join j => OfJoin(j),
        _ => [],
    };

    /// <summary>The constraints with what follows from them: an equality of two columns carries over what is known of one, and nulls are ruled out.</summary>
    public static IReadOnlyList<Expression> Closed(IReadOnlyList<Expression> constraints)
    {
        var closed = constraints.Concat(constraints.SelectMany(c => Carried(c, constraints))).ToList();
        return [.. closed, .. closed.SelectMany(NullIntolerance.Columns).Where(c => c.Nullable).Select(c => new NullTest(c, negated: true))];
    }

    private static IReadOnlyList<Expression> OfJoin(Join join)
    {
        var right = () => Of(join.Right).Select(c => JoinPredicates.Shift(c, join.Left.Columns.Count));
        return join.Kind switch
        {
            JoinKind.Inner or JoinKind.Cross => [.. Of(join.Left), .. right(), .. join.Condition is null ? [] : Connective.Conjuncts(join.Condition)],
            JoinKind.RightOuter => [.. right()],
            JoinKind.FullOuter => [],
            _ => Of(join.Left),
        };
    }

    private static IEnumerable<Expression> Carried(Expression equality, IReadOnlyList<Expression> constraints) =>
        equality is Comparison { Operator: BinaryOperator.Equal, Left: ColumnReference left, Right: ColumnReference right }
            ? constraints.Where(c => c != equality).SelectMany(c => new[] { Replaced(c, left, right), Replaced(c, right, left) }).OfType<Expression>()
            : [];

    /// <summary>The constraint for the other column, or null where it does not read the first.</summary>
    private static Expression? Replaced(Expression constraint, ColumnReference column, ColumnReference by) =>
        constraint.Walk().Any(e => e is ColumnReference c && c.Index == column.Index)
            ? constraint.Transform(e => e is ColumnReference c && c.Index == column.Index ? by : e)
            : null;

    /// <summary>The constraint over the columns that a node makes of its input's, or null where it does not pass on all that the constraint reads.</summary>
    private static Expression? Through(Expression constraint, IReadOnlyList<Expression?> outputs)
    {
        var place = outputs.Select((e, i) => (Column: (e is Alias a ? a.Child : e) as ColumnReference, i))
            .Where(p => p.Column is not null).GroupBy(p => p.Column!.Index).ToDictionary(g => g.Key, g => g.First().i);
        return constraint.Walk().OfType<ColumnReference>().All(c => place.ContainsKey(c.Index))
            ? constraint.Transform(e => e is ColumnReference c ? new ColumnReference(place[c.Index], c.Name, c.Type, c.Nullable) { Span = c.Span } : e)
            : null;
    }

    /// <summary>Whether a condition is among others.</summary>
    public static bool Has(IEnumerable<Expression> constraints, Expression condition) => constraints.Any(c => SameExpression.Test(c, condition));
}
