using System.Numerics;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>Makes random syntax trees, of the kind that the parser can make, from a seed.</summary>
internal sealed class RandomSyntax(int seed)
{
    private static readonly string[] Names =
        ["a", "b", "Call_Time", "window", "end", "select", "distinct", "values", "not", "case", "interval", "date", "x", "1a", "a b", "`", "straße", "all", "stream"];

    private static readonly SqlType[] Types =
    [
        SqlType.Int, SqlType.String, SqlType.Timestamp, SqlType.TimestampNtz, SqlType.CalendarInterval, new DecimalType(10, 2), new ArrayType(SqlType.Long),
        new MapType(SqlType.String, new ArrayType(SqlType.Double)), SqlType.Window, DayTimeIntervalType.Default, YearMonthIntervalType.Default,
    ];

    private readonly Random _random = new(seed);

    public ExpressionSyntax Expression(int depth)
    {
        if (depth == 0)
        {
            return Pick(2) ? Column() : Literal();
        }

        ExpressionSyntax E() => Expression(depth - 1);
        var negated = Pick(2);
        return _random.Next(20) switch
        {
            0 => new UnarySyntax(default, Any<UnaryOperator>(), E()),
            1 or 2 or 3 => new BinarySyntax(default, Any<BinaryOperator>(), E(), E()),
            4 => new BetweenSyntax(default, E(), negated, E(), E()),
            5 => new InListSyntax(default, E(), negated, Some(E)),
            6 => new InQuerySyntax(default, E(), negated, Query(depth - 1)),
            7 => Like(E, negated),
            8 => new LikeManySyntax(default, E(), negated, Pick(2) ? LikeKind.Like : LikeKind.ILike, Pick(2), Some(E)),
            9 => Is(E, negated),
            10 => new CaseSyntax(default, Pick(2) ? E() : null, Some(() => new WhenSyntax(default, E(), E())), Pick(2) ? E() : null),
            11 => new CastSyntax(default, E(), One(Types), default, Pick(2)),
            12 or 13 => Call(E, depth),
            14 => SpecialForm(E),
            15 => new SubscriptSyntax(default, E(), E()),
            16 => E() is var target && target is ColumnSyntax column ? new ColumnSyntax(default, [.. column.Parts, Name()]) : new FieldSyntax(default, target, Name()),
            17 => new RowSyntax(default, [E(), .. Some(E)]),
            18 => new ScalarQuerySyntax(default, Query(depth - 1)),
            _ => new ExistsSyntax(default, Query(depth - 1)),
        };
    }

    public QuerySyntax Query(int depth)
    {
        var with = Pick(5) && depth > 0 ? Some(() => new CommonTableSyntax(default, Name(), Pick(2) ? Some(Name) : [], Query(depth - 1))) : [];
        var order = Pick(4) ? [new SortItemSyntax(default, null, Pick(2), Pick(2))] : Pick(2) ? Some(() => new SortItemSyntax(default, Expression(depth / 2), Pick(2), Pick(2))) : SyntaxList<SortItemSyntax>.Empty;
        return new QuerySyntax(default, with, Body(depth), order, Pick(4) ? Literal() : null, Pick(4) ? Literal() : null);
    }

    private QueryBodySyntax Body(int depth) => depth == 0 || Pick(2) ? Select(depth) : _random.Next(3) switch
    {
        0 => new SetOperationSyntax(default, Any<SetOperator>(), Pick(2), Operand(depth - 1), Operand(depth - 1)),
        1 => new ValuesSyntax(default, Some(() => Expression(depth - 1))),
        _ => Select(depth),
    };

    private QueryBodySyntax Operand(int depth) => Pick(2) ? Select(depth) : new NestedQuerySyntax(default, Query(depth));

    private SelectSyntax Select(int depth) => new(
        default,
        Pick(4),
        Some(() => SelectItem(depth)),
        Pick(5) ? null : Relation(depth),
        Pick(3) ? Expression(depth / 2) : null,
        Pick(3) ? GroupBy(depth / 2) : null,
        Pick(4) ? Expression(depth / 2) : null,
        Pick(9) ? [new NamedWindowSyntax(default, Name(), Window(depth / 2))] : []);

    private SelectItemSyntax SelectItem(int depth) => Pick(5)
        ? new SelectItemSyntax(default, Star(), null)
        : new SelectItemSyntax(default, Expression(depth), Pick(2) ? Name() : null);

    private RelationSyntax Relation(int depth)
    {
        if (depth > 0 && Pick(4))
        {
            var kind = Any<JoinKind>();
            var conditional = Pick(2);
            return new JoinSyntax(default, kind, Relation(depth - 1), Relation(depth - 1), conditional ? Expression(depth / 2) : null, conditional || Pick(2) ? [] : Some(Name));
        }

        RelationSyntax relation = depth > 0 && Pick(3) ? new SubquerySyntax(default, Query(depth - 1)) : new TableSyntax(default, Some(Name), Pick(3));
        if (Pick(2))
        {
            relation = new AliasedRelationSyntax(default, relation, Name(), Pick(3) ? Some(Name) : []);
        }

        if (Pick(3))
        {
            relation = new WatermarkSyntax(default, relation, Expression(depth / 2), Pick(2) ? Name() : null, DayTime(_random.NextInt64(1L << 50)));
        }

        return Pick(4) ? new DeduplicateSyntax(default, relation, Some(Column), Pick(2)) : relation;
    }

    private GroupBySyntax GroupBy(int depth)
    {
        if (Pick(6))
        {
            return new GroupBySyntax(default, [new GroupByAllSyntax(default)]);
        }

        SyntaxList<ExpressionSyntax> declared = Pick(2) ? [] : Some(() => Expression(depth));
        return Pick(6)
            ? new GroupBySyntax(default, [new GroupingSetsSyntax(default, Some(() => Grouping(depth)), declared)])
            : new GroupBySyntax(default, Some<GroupingSyntax>(() => Pick(2) ? new GroupingExpressionSyntax(default, Expression(depth)) : Analytics(depth)));
    }

    private GroupingSyntax Grouping(int depth) => Pick(4) ? Analytics(depth) : Set(depth);

    private GroupingSyntax Analytics(int depth) => Pick(2)
        ? new RollupSyntax(default, Some(() => Set(depth)))
        : new CubeSyntax(default, Some(() => Set(depth)));

    private GroupingSetSyntax Set(int depth) => Pick(4)
        ? new GroupingSetSyntax(default, [])
        : new GroupingSetSyntax(default, Expression(depth) is RowSyntax row ? row.Items : [Column(), .. Some(() => Expression(depth))]);

    private FunctionSyntax Call(Func<ExpressionSyntax> e, int depth)
    {
        var isPlain = Pick(2);
        var name = isPlain ? One(["f", "count", "transform"]) : One(["left", "trim", "position", "substring", "window", "if", "date_add"]);
        return new FunctionSyntax(
            default,
            new IdentifierSyntax(default, name),
            Some(() => isPlain ? Argument(e) : e()),
            isPlain && Pick(4),
            Pick(6) ? e() : null,
            Pick(6) ? NullTreatment.Ignore : NullTreatment.Unspecified,
            Pick(9) ? Window(depth / 2) : null);
    }

    private ExpressionSyntax Argument(Func<ExpressionSyntax> e) =>
        Pick(8) ? Star() : Pick(8) ? new LambdaSyntax(default, Some(Name), e()) : e();

    private FunctionSyntax SpecialForm(Func<ExpressionSyntax> e)
    {
        var unit = new StringLiteralSyntax(default, "HOUR");
        var (name, form, arguments) = _random.Next(7) switch
        {
            0 => ("extract", FunctionForm.Extract, new[] { new StringLiteralSyntax(default, "DAY"), e() }),
            1 => (One(["trim", "ltrim", "rtrim"]), FunctionForm.Trim, Pick(2) ? [e()] : [e(), e()]),
            2 => ("substring", FunctionForm.Substring, Pick(2) ? [e(), e()] : [e(), e(), e()]),
            3 => ("position", FunctionForm.Position, [e(), e()]),
            4 => ("overlay", FunctionForm.Overlay, Pick(2) ? [e(), e(), e()] : [e(), e(), e(), e()]),
            5 => (One(["timestampadd", "timestampdiff"]), FunctionForm.Unit, [unit, e(), e()]),
            _ => (One(["current_date", "current_timestamp"]), FunctionForm.Bare, Array.Empty<ExpressionSyntax>()),
        };
        return new FunctionSyntax(default, new IdentifierSyntax(default, name), [.. arguments], Form: form);
    }

    private WindowSpecificationSyntax Window(int depth) => new(
        default,
        Pick(3) ? new IdentifierSyntax(default, "w") : null,
        Pick(2) ? Some(() => Expression(depth)) : [],
        Pick(2) ? Some(() => new SortItemSyntax(default, Column(), Pick(2), Pick(2))) : [],
        Pick(3) ? "ROWS UNBOUNDED PRECEDING" : null);

    private LikeSyntax Like(Func<ExpressionSyntax> e, bool negated)
    {
        var kind = Any<LikeKind>();
        return new LikeSyntax(default, e(), negated, kind, e(), kind != LikeKind.RLike && Pick(3) ? One(['/', '\'', 'x']) : '\\');
    }

    private PredicateSyntax Is(Func<ExpressionSyntax> e, bool negated) => _random.Next(3) switch
    {
        0 => new IsNullSyntax(default, e(), negated),
        1 => new IsTruthSyntax(default, e(), negated, One(new bool?[] { true, false, null })),
        _ => new IsDistinctSyntax(default, e(), negated, e()),
    };

    private LiteralSyntax Literal() => _random.Next(10) switch
    {
        0 => new NullLiteralSyntax(default),
        1 => new BooleanLiteralSyntax(default, Pick(2)),
        2 => new IntegerLiteralSyntax(default, _random.Next(sbyte.MinValue, sbyte.MaxValue + 1), One([SqlType.Byte, SqlType.Short, SqlType.Int, SqlType.Long])),
        3 => new IntegerLiteralSyntax(default, _random.NextInt64(long.MinValue, long.MaxValue), SqlType.Long),
        4 => Floating(),
        5 => Decimal(),
        6 => new StringLiteralSyntax(default, One(["", "a", "it's", "a\\b", "\\%", "\"", "\n\t\0", "日本😀", "--", "/*"])),
        7 => new BinaryLiteralSyntax(default, [(byte)_random.Next(256), 0]),
        8 => new DateTimeLiteralSyntax(default, "2018-12-31", One([SqlType.Date, SqlType.Timestamp, SqlType.TimestampNtz])),
        _ => Pick(2) ? DayTime(_random.NextInt64(-(1L << 50), 1L << 50)) : YearMonth(_random.Next(-100_000, 100_000)),
    };

    private FloatingLiteralSyntax Floating()
    {
        var value = (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-30, 30));
        return Pick(2) ? new FloatingLiteralSyntax(default, value, SqlType.Double) : new FloatingLiteralSyntax(default, (float)value, SqlType.Float);
    }

    private DecimalLiteralSyntax Decimal()
    {
        var unscaled = new BigInteger(_random.NextInt64(long.MinValue, long.MaxValue)) * (Pick(2) ? 1 : 1_000_000_007);
        var scale = _random.Next(0, 30);
        var digits = BigInteger.Abs(unscaled).ToString().Length;
        return new DecimalLiteralSyntax(default, unscaled, new DecimalType(Math.Max(digits, scale), scale));
    }

    private IntervalLiteralSyntax DayTime(long microseconds)
    {
        var from = Any<DayTimeField>();
        var to = (DayTimeField)_random.Next((int)from, (int)DayTimeField.Second + 1);
        long[] lengths = [86_400_000_000, 3_600_000_000, 60_000_000, 1];
        return new IntervalLiteralSyntax(default, microseconds / lengths[(int)to] * lengths[(int)to], new DayTimeIntervalType(from, to));
    }

    private IntervalLiteralSyntax YearMonth(int months)
    {
        var from = Any<YearMonthField>();
        var to = (YearMonthField)_random.Next((int)from, (int)YearMonthField.Month + 1);
        return new IntervalLiteralSyntax(default, to == YearMonthField.Year ? months / 12 * 12 : months, new YearMonthIntervalType(from, to));
    }

    private ColumnSyntax Column() => new(default, Some(Name));

    private StarSyntax Star() => new(default, Pick(2) ? [] : Some(Name));

    private IdentifierSyntax Name() => new(default, One(Names));

    private SyntaxList<T> Some<T>(Func<T> item) => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => item())];

    private bool Pick(int oneIn) => _random.Next(oneIn) == 0;

    private T One<T>(T[] items) => items[_random.Next(items.Length)];

    private T Any<T>()
        where T : struct, Enum => One(Enum.GetValues<T>());
}
