using TenFour.Spark.Protocol;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using BoundExpression = TenFour.Streaming.Plans.Expressions.Expression;
using Logical = TenFour.Streaming.Plans.Logical;

namespace TenFour.Spark.Plans;

/// <summary>
/// Writes a logical plan as relations, node by node. Columns that nobody reads are left out, so that the cluster decodes what the embedded
/// engine decodes.
/// </summary>
internal sealed class PlanWriter(LogicalPlan root, IReadOnlyDictionary<string, SparkStream> streams)
{
    private readonly ColumnUse _use = ColumnUse.Of(root);
    private readonly ColumnNames _names = new();
    private readonly HashSet<object> _clauses = new(ReferenceEqualityComparer.Instance);

    public WrittenPlan Write(LogicalPlan node) => node switch
    {
        StreamScan scan => KafkaScan.Write(scan, _use[scan], streams, _names),
        TableScan scan => LocalTable.Write(scan.Table, scan.Span, _names),
        Logical.Project project => Write(project),
        Logical.Filter filter => Over(filter.Input, (input, names) => new Relation
        {
            Filter = new Protocol.Filter { Input = input, Condition = Relations.Sql(ExpressionText.Of(filter.Condition, names)) },
        }),
        Watermark watermark => Write(watermark),
        Logical.Deduplicate deduplicate => Over(deduplicate.Input, (input, names) => Deduplicated(deduplicate, input, names)),
        WindowExpand expand => Write(expand),
        Logical.Aggregate aggregate => AggregateWriter.Write(aggregate, Write, _names),
        Logical.Join join => Write(join),
        Logical.Sort sort => Over(sort.Input, (input, names) => Sorted(sort, input, names)),
        Logical.Limit limit => Over(limit.Input, (input, _) => Limited(limit, input)),
        Union union => Write(union),
        _ => throw new InvalidOperationException($"no relation for {node.GetType().Name}"),
    };

    /// <summary>A relation over the input's that keeps its columns.</summary>
    private WrittenPlan Over(LogicalPlan input, Func<Relation, IReadOnlyList<string?>, Relation> make)
    {
        var written = Write(input);
        return written with { Relation = make(written.Relation, written.Names) };
    }

    private WrittenPlan Write(Logical.Project project)
    {
        var input = Write(project.Input);
        var used = _use[project];
        var names = new string?[project.Columns.Count];
        var expressions = new List<Protocol.Expression>();
        foreach (var (i, expression) in project.Expressions.Index().Where(e => used[e.Index]))
        {
            if (expression is ColumnReference column && !names.Contains(input.Names[column.Index]))
            {
                names[i] = input.Names[column.Index];
                expressions.Add(Relations.Column(names[i]!));
                continue;
            }

            names[i] = _names.Take(project.Columns[i].Name);
            expressions.Add(Relations.Named(ExpressionText.Of(expression, input.Names), names[i]!));
        }

        return new WrittenPlan(Relations.Project(input.Relation, expressions), names);
    }

    private WrittenPlan Write(Watermark watermark)
    {
        if (!_clauses.Add(watermark.Clause))
        {
            throw new StatisticException(
                "A common table expression with a WATERMARK is named twice. Its one watermark would be two on a cluster.",
                watermark.Span,
                advice: "Write the WATERMARK where the common table expression is named, or run it with --master local[*].");
        }

        return Over(watermark.Input, (input, names) => new Relation
        {
            WithWatermark = new WithWatermark
            {
                Input = input,
                EventTime = names[watermark.ColumnIndex],
                DelayThreshold = $"{watermark.DelayMillis} milliseconds",
            },
        });
    }

    private static Relation Deduplicated(Logical.Deduplicate deduplicate, Relation input, IReadOnlyList<string?> names) => new()
    {
        Deduplicate = new Protocol.Deduplicate
        {
            Input = input,
            ColumnNames = { deduplicate.KeyIndexes.Select(i => names[i]!).Distinct() },
            WithinWatermark = deduplicate.WithinWatermark,
        },
    };

    private WrittenPlan Write(WindowExpand expand)
    {
        var input = Write(expand.Input);
        var name = _names.Take(expand.WindowColumn.Name);
        var window = WindowText.Of(expand.Time, expand.Window, input.Names);
        var columns = input.Names.OfType<string>().Select(Relations.Column).Append(Relations.Named(window, name));
        return new WrittenPlan(Relations.Project(input.Relation, columns), [.. input.Names, name]);
    }

    private WrittenPlan Write(Logical.Join join)
    {
        var (left, right) = (Write(join.Left), Write(join.Right));
        string?[] both = [.. left.Names, .. right.Names];
        var relation = new Protocol.Join
        {
            Left = left.Relation,
            Right = right.Relation,
            JoinType = join.Kind switch
            {
                JoinKind.Inner => Protocol.Join.Types.JoinType.Inner,
                JoinKind.LeftOuter => Protocol.Join.Types.JoinType.LeftOuter,
                JoinKind.RightOuter => Protocol.Join.Types.JoinType.RightOuter,
                JoinKind.FullOuter => Protocol.Join.Types.JoinType.FullOuter,
                JoinKind.LeftSemi => Protocol.Join.Types.JoinType.LeftSemi,
                JoinKind.LeftAnti => Protocol.Join.Types.JoinType.LeftAnti,
                _ => Protocol.Join.Types.JoinType.Cross,
            },
        };
        if (join.Condition is { } condition)
        {
            relation.JoinCondition = Relations.Sql(ExpressionText.Of(condition, both));
        }

        return new WrittenPlan(
            new Relation { Join = relation }, join.Kind is JoinKind.LeftSemi or JoinKind.LeftAnti ? left.Names : both);
    }

    /// <remarks>Ties are broken by the remaining columns, as the embedded engine breaks them.</remarks>
    private static Relation Sorted(Logical.Sort sort, Relation input, IReadOnlyList<string?> names)
    {
        var keys = sort.Keys.Where(k => !k.Expression.IsFoldable).ToList();
        var rest = sort.Columns.Index().Where(c => names[c.Index] is not null && IsOrderable(c.Item.Type) && !keys.Exists(k => IsColumn(k.Expression, c.Index)));
        return new Relation
        {
            Sort = new Protocol.Sort
            {
                Input = input,
                Order =
                {
                    keys.Select(k => Order(ExpressionText.Of(k.Expression, names), k.Descending, k.NullsFirst)),
                    rest.Select(c => Order(ExpressionText.Quote(names[c.Index]!), descending: false, nullsFirst: true)),
                },
                IsGlobal = true,
            },
        };
    }

    private static bool IsColumn(BoundExpression expression, int index) => expression is ColumnReference column && column.Index == index;

    private static bool IsOrderable(SqlType type) => type switch
    {
        MapType or CalendarIntervalType => false,
        ArrayType array => IsOrderable(array.Element),
        StructType fields => fields.Fields.All(f => IsOrderable(f.Type)),
        _ => true,
    };

    private static Protocol.Expression.Types.SortOrder Order(string expression, bool descending, bool nullsFirst) => new()
    {
        Child = Relations.Sql(expression),
        Direction = descending
            ? Protocol.Expression.Types.SortOrder.Types.SortDirection.Descending
            : Protocol.Expression.Types.SortOrder.Types.SortDirection.Ascending,
        NullOrdering = nullsFirst
            ? Protocol.Expression.Types.SortOrder.Types.NullOrdering.SortNullsFirst
            : Protocol.Expression.Types.SortOrder.Types.NullOrdering.SortNullsLast,
    };

    private static Relation Limited(Logical.Limit limit, Relation input)
    {
        var skipped = limit.Offset == 0
            ? input
            : new Relation { Offset = new Offset { Input = input, Offset_ = Whole(limit.Offset, limit) } };
        return limit.Count is { } count
            ? new Relation { Limit = new Protocol.Limit { Input = skipped, Limit_ = Whole(count, limit) } }
            : skipped;
    }

    private static int Whole(long count, Logical.Limit limit) => count <= int.MaxValue ? (int)count : throw new StatisticException(
        $"LIMIT and OFFSET go up to {int.MaxValue} on a cluster, and this is {count}.", limit.Span, advice: "Leave it out.");

    private WrittenPlan Write(Union union)
    {
        var used = _use[union];
        var sides = union.Sides.Select(Write).ToList();
        var first = Picked(sides[0], used);
        var relation = sides.Skip(1).Aggregate(first, (left, right) => new Relation
        {
            SetOp = new SetOperation
            {
                LeftInput = left,
                RightInput = Picked(right, used),
                SetOpType = SetOperation.Types.SetOpType.Union,
                IsAll = true,
                ByName = false,
            },
        });
        return new WrittenPlan(relation, [.. sides[0].Names.Select((n, i) => used[i] ? n : null)]);
    }

    /// <summary>Just the columns that the union gives, since its sides are matched by place.</summary>
    private static Relation Picked(WrittenPlan side, bool[] used) =>
        Relations.Project(side.Relation, side.Names.Where((_, i) => used[i]).Select(n => Relations.Column(n!)));
}
