using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>FROM: tables, subqueries, and what can be written behind each of them.</summary>
internal sealed partial class SqlGrammar
{
    /// <summary>As in Spark a comma binds like a join: <c>a, b JOIN c</c> joins c with the product of a and b.</summary>
    private RelationSyntax Relations()
    {
        var left = JoinsAfter(RelationPrimary());
        while (_tokens.TakeSymbol(","))
        {
            var right = RelationPrimary();
            left = JoinsAfter(new JoinSyntax(left.Span.To(right.Span), JoinKind.Cross, left, right, null, []));
        }

        return left;
    }

    private RelationSyntax RelationPrimary()
    {
        if (_tokens.AtSymbol("("))
        {
            return RelationInParentheses();
        }

        if (_tokens.AtWord("VALUES") && !_tokens.AtEnd(1) && !_tokens.AtWord("AS", 1) && !IsAfterOperand(1))
        {
            var values = Values();
            return Aliased(new ValuesRelationSyntax(values.Span, values));
        }

        if (_tokens.AtWord("LATERAL") && _tokens.AtSymbol("(", 1))
        {
            throw Refused("LATERAL", _tokens.Current.Span, "Join with a subquery that does not name the relations before it.");
        }

        return Behind(Table(), aliasInside: true);
    }

    private TableSyntax Table()
    {
        var start = _tokens.Current.Start;
        var stream = IsStreamHere();
        if (stream)
        {
            _tokens.Take();
        }

        var parenthesized = stream && _tokens.TakeSymbol("(");
        if (!IsNameHere())
        {
            throw _tokens.Unexpected("a table, a stream or a subquery");
        }

        var parts = new List<IdentifierSyntax>();
        do
        {
            parts.Add(_tokens.TakeIdentifier("the name of a table"));
        }
        while (_tokens.TakeSymbol("."));

        if (parenthesized)
        {
            ExpectClosing("')'");
        }
        else if (_tokens.AtSymbol("("))
        {
            throw Refused($"The table function {parts[^1].Text}", parts[0].Span.To(parts[^1].Span), "Name a stream or a static table.");
        }

        return new TableSyntax(_tokens.SpanFrom(start), [.. parts], stream);
    }

    /// <summary>STREAM before a name or a name in parentheses; alone or before AS it is a name itself.</summary>
    private bool IsStreamHere() =>
        _tokens.AtWord("STREAM")
        && (_tokens.AtSymbol("(", 1) || (_tokens.AtName(1) && (_tokens.Peek(1).Kind == TokenKind.QuotedName || !Contains(Words.NotRelationAlias, 1))));

    private RelationSyntax RelationInParentheses()
    {
        Enter();
        var start = _tokens.Take().Start;
        var (query, relation) = QueryOrRelation();
        ExpectClosing(query is null ? "')' or a join" : "')'");
        Leave();
        return query is not null
            ? Behind(new SubquerySyntax(_tokens.SpanFrom(start), query), aliasInside: true)
            : Behind(relation!, aliasInside: false);
    }

    /// <summary>What stands in parentheses in FROM. Only behind the innermost parentheses it shows which of both it is.</summary>
    private (QuerySyntax? Query, RelationSyntax? Relation) QueryOrRelation()
    {
        if (IsQueryHere())
        {
            return (Query(), null);
        }

        if (!_tokens.AtSymbol("("))
        {
            return (null, JoinsAfter(RelationPrimary()));
        }

        Enter();
        var start = _tokens.Take().Start;
        var (query, relation) = QueryOrRelation();
        ExpectClosing(query is null ? "')' or a join" : "')'");
        Leave();
        if (query is null)
        {
            return (null, JoinsAfter(Behind(relation!, aliasInside: false)));
        }

        if (_tokens.AtSymbol(")"))
        {
            return (query, null);
        }

        var span = _tokens.SpanFrom(start);
        return IsQueryTailHere()
            ? (QueryAfter(new NestedQuerySyntax(span, query)), null)
            : (null, JoinsAfter(Behind(new SubquerySyntax(span, query), aliasInside: true)));
    }

    /// <summary>
    /// WATERMARK, DEDUPLICATE BY and the alias behind a relation, in this order. As in Spark the alias names what the watermark is on
    /// (so that it can be <c>c.call_date_time</c>), except behind a relation in parentheses.
    /// </summary>
    private RelationSyntax Behind(RelationSyntax relation, bool aliasInside)
    {
        RefuseBehind();
        var start = relation.Span.Start;
        Func<RelationSyntax, RelationSyntax> watermark = _tokens.AtWord("WATERMARK") && IsOperandAhead() ? Watermark(start) : r => r;
        Func<RelationSyntax, RelationSyntax> deduplicate = _tokens.AtWord("DEDUPLICATE") && IsOperandAhead() ? Deduplicate(start) : r => r;
        RefuseOutOfOrder("WATERMARK stands before DEDUPLICATE BY", "Write calls WATERMARK ... DEDUPLICATE BY (...).");
        var behind = aliasInside
            ? deduplicate(watermark(Aliased(relation)))
            : Aliased(deduplicate(watermark(relation)));
        RefuseBehind();
        RefuseOutOfOrder("an alias stands behind WATERMARK and DEDUPLICATE BY", "Write calls WATERMARK ... DELAY OF INTERVAL ... AS c.");
        return behind;
    }

    private RelationSyntax Aliased(RelationSyntax relation)
    {
        if (Alias(Words.NotRelationAlias) is not { } alias)
        {
            return relation;
        }

        SyntaxList<IdentifierSyntax> columns = _tokens.AtSymbol("(") ? Parenthesized(() => _tokens.TakeIdentifier("the name of a column")) : [];
        return new AliasedRelationSyntax(_tokens.SpanFrom(relation.Span.Start), relation, alias, columns);
    }

    private void RefuseBehind()
    {
        foreach (var word in (ReadOnlySpan<string>)["PIVOT", "UNPIVOT", "TABLESAMPLE"])
        {
            if (_tokens.AtWord(word) && _tokens.AtSymbol("(", 1))
            {
                throw Refused(word, _tokens.Current.Span, word == "TABLESAMPLE" ? "Filter with WHERE." : "Use CASE in aggregates.");
            }
        }

        RefuseLaterals();
    }

    private void RefuseOutOfOrder(string message, string advice)
    {
        if ((_tokens.AtWord("WATERMARK") || _tokens.AtWords("DEDUPLICATE", "BY")) && IsOperandAhead())
        {
            throw new StatisticException($"Syntax error at {_tokens.Shown(_tokens.Current)}: {message}.", _tokens.Current.Span, SyntaxErrors.SyntaxError, advice);
        }
    }
}
