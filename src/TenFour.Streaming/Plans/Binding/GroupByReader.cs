using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// Reads the elements of a GROUP BY: which expressions are keys, and which sets of keys ROLLUP, CUBE and GROUPING SETS make. Several
/// elements are multiplied, as in Spark.
/// </summary>
internal sealed class GroupByReader(GroupBySyntax groupBy, SyntaxList<SelectItemSyntax> items, Func<ExpressionSyntax, int> addKey)
{
    private const int MaxSets = 4096;

    /// <summary>Per set the indexes of its keys; null for a plain GROUP BY, which has one set of all keys.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Sets { get; private set; }

    public void Read()
    {
        IReadOnlyList<IReadOnlyList<int>> product = [[]];
        foreach (var element in groupBy.Elements)
        {
            var sets = SetsOf(element);
            RequireFew((long)product.Count * sets.Count, element.Span);
            product = [.. product.SelectMany(_ => sets, (left, right) => (IReadOnlyList<int>)[.. left, .. right.Except(left)])];
        }

        if (groupBy.Elements.Any(e => e is RollupSyntax or CubeSyntax or GroupingSetsSyntax))
        {
            Sets = product;
        }
    }

    private IReadOnlyList<IReadOnlyList<int>> SetsOf(GroupingSyntax element) => element switch
    {
        GroupingExpressionSyntax e => [[Key(e.Expression)]],
        GroupByAllSyntax => [[.. items.Where(i => !AggregationBinder.HasAggregate(i.Expression)).Select(i => addKey(i.Expression))]],
        GroupingSetSyntax set => [Keys(set)],
        RollupSyntax rollup => Prefixes([.. rollup.Sets.Select(Keys)]),
        CubeSyntax cube => Cube(cube),
        GroupingSetsSyntax sets => Declared(sets),
        _ => throw BindingErrors.Unsupported("This kind of grouping", element.Span),
    };

    private IReadOnlyList<IReadOnlyList<int>> Cube(CubeSyntax cube)
    {
        RequireFew(1L << Math.Min(cube.Sets.Count, 62), cube.Span);
        return Subsets([.. cube.Sets.Select(Keys)]);
    }

    private IReadOnlyList<IReadOnlyList<int>> Declared(GroupingSetsSyntax sets)
    {
        foreach (var column in sets.Declared)
        {
            Key(column);
        }

        return [.. sets.Sets.SelectMany(SetsOf)];
    }

    /// <remarks>The rows of a batch are multiplied by the sets, so that more would be no query but a mistake.</remarks>
    private static void RequireFew(long sets, TextSpan span)
    {
        if (sets > MaxSets)
        {
            throw new StatisticException(
                $"The GROUP BY makes {sets} grouping sets, and {MaxSets} are the most.",
                span,
                "GROUPING_SIZE_LIMIT_EXCEEDED",
                "Name the sets that you need with GROUPING SETS.");
        }
    }

    private static IReadOnlyList<IReadOnlyList<int>> Prefixes(IReadOnlyList<IReadOnlyList<int>> sets) =>
        [.. Enumerable.Range(0, sets.Count + 1).Select(left => Flatten(sets.Take(sets.Count - left)))];

    private static IReadOnlyList<IReadOnlyList<int>> Subsets(IReadOnlyList<IReadOnlyList<int>> sets) =>
        [.. Enumerable.Range(0, 1 << sets.Count).Reverse().Select(mask => Flatten(sets.Where((_, i) => (mask >> (sets.Count - 1 - i) & 1) != 0)))];

    private static IReadOnlyList<int> Flatten(IEnumerable<IReadOnlyList<int>> sets) => [.. sets.SelectMany(s => s).Distinct()];

    private IReadOnlyList<int> Keys(GroupingSetSyntax set) => [.. set.Expressions.Select(Key)];

    private int Key(ExpressionSyntax syntax)
    {
        var expression = syntax is IntegerLiteralSyntax { IntegerType: IntType } ordinal ? Item(ordinal) : syntax;
        if (AggregationBinder.HasAggregate(expression))
        {
            throw new StatisticException(
                "Aggregate functions are not allowed in GROUP BY.",
                syntax.Span,
                syntax is IntegerLiteralSyntax ? "GROUP_BY_POS_AGGREGATE" : "GROUP_BY_AGGREGATE",
                "Aggregate in a subquery, then group by its column.");
        }

        return addKey(expression);
    }

    private ExpressionSyntax Item(IntegerLiteralSyntax ordinal) => ordinal.Value >= 1 && ordinal.Value <= items.Count
        ? items[(int)ordinal.Value - 1].Expression
        : throw new StatisticException(
            $"GROUP BY position {ordinal.Value} is not in select list (valid range is [1, {items.Count}]).", ordinal.Span, "GROUP_BY_POS_OUT_OF_RANGE");
}
