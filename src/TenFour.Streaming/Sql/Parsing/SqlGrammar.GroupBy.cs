using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>GROUP BY with ordinals, ALL, ROLLUP, CUBE and GROUPING SETS, in the forms of SQL and of Hive.</summary>
internal sealed partial class SqlGrammar
{
    private GroupBySyntax GroupBy()
    {
        var start = _tokens.Current.Start;
        _tokens.ExpectWord("GROUP", "BY");
        if (_tokens.AtWord("ALL") && IsListEnd(1))
        {
            var all = new GroupByAllSyntax(_tokens.Take().Span);
            return new GroupBySyntax(_tokens.SpanFrom(start), [all]);
        }

        var elements = Separated(GroupingElement);
        return new GroupBySyntax(_tokens.SpanFrom(start), Suffixed(elements));
    }

    private GroupingSyntax GroupingElement()
    {
        var start = _tokens.Current.Start;
        if (IsGroupingAnalytics())
        {
            return GroupingAnalytics();
        }

        var expression = Expression();
        return new GroupingExpressionSyntax(_tokens.SpanFrom(start), expression);
    }

    private bool IsGroupingAnalytics() =>
        ((_tokens.AtWord("ROLLUP") || _tokens.AtWord("CUBE")) && _tokens.AtSymbol("(", 1))
        || (_tokens.AtWords("GROUPING", "SETS") && _tokens.AtSymbol("(", 2));

    private GroupingSyntax GroupingAnalytics()
    {
        Enter();
        var start = _tokens.Current.Start;
        GroupingSyntax element;
        if (_tokens.TakeWord("ROLLUP"))
        {
            var sets = Parenthesized(GroupingSet);
            element = new RollupSyntax(_tokens.SpanFrom(start), sets);
        }
        else if (_tokens.TakeWord("CUBE"))
        {
            var sets = Parenthesized(GroupingSet);
            element = new CubeSyntax(_tokens.SpanFrom(start), sets);
        }
        else
        {
            element = GroupingSets(start, []);
        }

        Leave();
        return element;
    }

    private GroupingSetsSyntax GroupingSets(int start, SyntaxList<ExpressionSyntax> declared)
    {
        _tokens.ExpectWord("GROUPING", "SETS");
        var sets = Parenthesized(() => IsGroupingAnalytics() ? GroupingAnalytics() : GroupingSet());
        return new GroupingSetsSyntax(_tokens.SpanFrom(start), sets, declared);
    }

    /// <summary><c>a</c>, <c>(a, b)</c> or <c>()</c>.</summary>
    private GroupingSetSyntax GroupingSet()
    {
        var start = _tokens.Current.Start;
        if (_tokens.AtSymbol("(") && _tokens.AtSymbol(")", 1))
        {
            _tokens.Take();
            _tokens.Take();
            return new GroupingSetSyntax(_tokens.SpanFrom(start), []);
        }

        var expression = Expression();
        SyntaxList<ExpressionSyntax> expressions = expression is RowSyntax row ? row.Items : [expression];
        return new GroupingSetSyntax(_tokens.SpanFrom(start), expressions);
    }

    /// <summary><c>a, b WITH ROLLUP</c>, <c>a, b WITH CUBE</c> and <c>a, b GROUPING SETS ((a), (b))</c>.</summary>
    private SyntaxList<GroupingSyntax> Suffixed(SyntaxList<GroupingSyntax> elements)
    {
        var start = elements[0].Span.Start;
        var expressions = elements.OfType<GroupingExpressionSyntax>().Select(e => e.Expression).ToList();
        if (expressions.Count < elements.Count)
        {
            return elements;
        }

        if (_tokens.AtWords("GROUPING", "SETS"))
        {
            return [GroupingSets(start, [.. expressions])];
        }

        var rollup = _tokens.AtWords("WITH", "ROLLUP");
        if (!rollup && !_tokens.AtWords("WITH", "CUBE"))
        {
            return elements;
        }

        _tokens.Take();
        _tokens.Take();
        SyntaxList<GroupingSetSyntax> sets = [.. expressions.Select(e => new GroupingSetSyntax(e.Span, [e]))];
        return rollup ? [new RollupSyntax(_tokens.SpanFrom(start), sets)] : [new CubeSyntax(_tokens.SpanFrom(start), sets)];
    }
}
