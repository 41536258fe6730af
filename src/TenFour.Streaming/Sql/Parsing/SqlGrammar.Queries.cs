using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Queries: WITH, set operations, ORDER BY, LIMIT and OFFSET.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly string[] QueryWords = ["SELECT", "WITH", "VALUES"];

    private QuerySyntax Query()
    {
        Enter();
        var query = QueryAfter(null);
        Leave();
        return query;
    }

    /// <summary>Whether a query begins so many tokens ahead.</summary>
    private bool IsQueryHere(int ahead = 0) =>
        _tokens.AtWord("SELECT", ahead)
        || (_tokens.AtWord("WITH", ahead) && _tokens.AtName(ahead + 1))
        || (_tokens.AtWord("VALUES", ahead) && !IsAfterOperand(ahead + 1));

    private bool IsQueryBehindParentheses(int ahead)
    {
        while (_tokens.AtSymbol("(", ahead))
        {
            ahead++;
        }

        return IsQueryHere(ahead);
    }

    /// <summary>A query, or the rest of one whose first operand has been read already.</summary>
    private QuerySyntax QueryAfter(NestedQuerySyntax? first)
    {
        var start = first?.Span.Start ?? _tokens.Current.Start;
        SyntaxList<CommonTableSyntax> with = first is null && _tokens.AtWord("WITH") ? With() : [];
        var body = UnionsAfter(first);
        RefuseSpreading();
        SyntaxList<SortItemSyntax> order = _tokens.AtWord("ORDER") ? OrderBy() : [];
        RefuseSpreading();
        var limit = _tokens.TakeWord("LIMIT") ? Limit() : null;
        var offset = _tokens.TakeWord("OFFSET") ? Expression() : null;
        return new QuerySyntax(_tokens.SpanFrom(start), with, body, order, limit, offset);
    }

    private SyntaxList<CommonTableSyntax> With()
    {
        _tokens.ExpectWord("WITH");
        if (_tokens.AtWord("RECURSIVE") && _tokens.AtName(1) && !_tokens.AtWord("AS", 1))
        {
            throw Refused("WITH RECURSIVE", _tokens.Current.Span, "A stream cannot be read again until nothing changes.");
        }

        return Separated(CommonTable);
    }

    private CommonTableSyntax CommonTable()
    {
        var name = _tokens.TakeIdentifier("the name of a common table expression");

        // Spark lets AS be left out.
        var hasColumns = _tokens.AtSymbol("(") && !IsQueryHere(1);
        SyntaxList<IdentifierSyntax> columns = hasColumns ? Parenthesized(() => _tokens.TakeIdentifier("the name of a column")) : [];
        _tokens.TakeWord("AS");
        _tokens.ExpectSymbol("(");
        var query = Query();
        ExpectClosing("')'");
        return new CommonTableSyntax(_tokens.SpanFrom(name.Span.Start), name, columns, query);
    }

    private QueryBodySyntax UnionsAfter(NestedQuerySyntax? first)
    {
        var left = IntersectionsAfter(first);
        while (_tokens.AtWord("UNION") || _tokens.AtWord("EXCEPT") || _tokens.AtWord("MINUS"))
        {
            var @operator = _tokens.AtWord("UNION") ? SetOperator.Union : SetOperator.Except;
            left = SetOperation(left, @operator, () => IntersectionsAfter(null));
        }

        return left;
    }

    /// <summary>INTERSECT binds tighter than UNION and EXCEPT.</summary>
    private QueryBodySyntax IntersectionsAfter(NestedQuerySyntax? first)
    {
        var left = first ?? QueryOperand();
        while (_tokens.AtWord("INTERSECT"))
        {
            left = SetOperation(left, SetOperator.Intersect, QueryOperand);
        }

        return left;
    }

    private SetOperationSyntax SetOperation(QueryBodySyntax left, SetOperator @operator, Func<QueryBodySyntax> operand)
    {
        _tokens.Take();
        var all = _tokens.TakeWord("ALL");
        if (!all)
        {
            _tokens.TakeWord("DISTINCT");
        }

        if (_tokens.AtWords("BY", "NAME"))
        {
            throw Refused("UNION BY NAME", _tokens.Current.Span, "Name the columns of both sides in the same order.");
        }

        var right = operand();
        return new SetOperationSyntax(_tokens.SpanFrom(left.Span.Start), @operator, all, left, right);
    }

    private QueryBodySyntax QueryOperand()
    {
        if (_tokens.AtWord("VALUES"))
        {
            return Values();
        }

        return _tokens.AtSymbol("(") ? NestedQuery() : Select();
    }

    private NestedQuerySyntax NestedQuery()
    {
        var start = _tokens.Take().Start;
        var query = Query();
        ExpectClosing("')'");
        return new NestedQuerySyntax(_tokens.SpanFrom(start), query);
    }

    private ValuesSyntax Values()
    {
        var start = _tokens.Take().Start;
        var rows = Separated(Expression);
        return new ValuesSyntax(_tokens.SpanFrom(start), rows);
    }

    /// <summary>Whether what follows a query in parentheses makes a larger query of it.</summary>
    private bool IsQueryTailHere() =>
        _tokens.AtWord("UNION") || _tokens.AtWord("INTERSECT") || _tokens.AtWord("EXCEPT") || _tokens.AtWord("MINUS")
        || _tokens.AtWords("ORDER", "BY") || _tokens.AtWord("LIMIT") || _tokens.AtWord("OFFSET");

    private SyntaxList<SortItemSyntax> OrderBy()
    {
        _tokens.ExpectWord("ORDER", "BY");
        return Separated(SortItem);
    }

    private SortItemSyntax SortItem()
    {
        var start = _tokens.Current.Start;
        var all = _tokens.AtWord("ALL") && IsListEnd(1);
        var expression = all ? null : Expression();
        if (all)
        {
            _tokens.Take();
        }

        var descending = _tokens.TakeWord("DESC");
        if (!descending)
        {
            _tokens.TakeWord("ASC");
        }

        var nullsFirst = !descending;
        if (_tokens.TakeWord("NULLS"))
        {
            nullsFirst = _tokens.AtWord("FIRST") || (_tokens.AtWord("LAST") ? false : throw _tokens.Unexpected("FIRST or LAST", "FIRST", "LAST"));
            _tokens.Take();
        }

        return new SortItemSyntax(_tokens.SpanFrom(start), expression, descending, nullsFirst);
    }

    /// <summary>Whether a list of one is complete: ALL stands alone in GROUP BY and ORDER BY, and is a column beside others or in an expression.</summary>
    private bool IsListEnd(int ahead) =>
        _tokens.AtEnd(ahead) || _tokens.Peek(ahead).Kind == TokenKind.Word || _tokens.AtSymbol(")", ahead) || _tokens.AtSymbol(";", ahead);

    private ExpressionSyntax? Limit()
    {
        if (_tokens.AtWord("ALL") && !_tokens.AtSymbol(".", 1))
        {
            _tokens.Take();
            return null;
        }

        var limit = Expression();
        return _tokens.AtSymbol(",") ? throw Refused("LIMIT with a comma", _tokens.Current.Span, "Write LIMIT n OFFSET m.") : limit;
    }

    private void RefuseSpreading()
    {
        foreach (var word in (ReadOnlySpan<string>)["SORT", "CLUSTER", "DISTRIBUTE"])
        {
            if (_tokens.AtWords(word, "BY"))
            {
                throw Refused(
                    $"{word} BY", _tokens.Current.Span.To(_tokens.Peek(1).Span), "Rows have no partitions here; ORDER BY orders them all.");
            }
        }
    }
}
