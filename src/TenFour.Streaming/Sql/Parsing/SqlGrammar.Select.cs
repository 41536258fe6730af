using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>SELECT and its clauses up to HAVING.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly string[] OtherStatements =
    [
        "ALTER", "ANALYZE", "CACHE", "CALL", "CREATE", "DECLARE", "DELETE", "DESC", "DESCRIBE", "DROP", "EXECUTE", "EXPLAIN", "FROM", "INSERT", "MERGE",
        "REFRESH", "SET", "SHOW", "TABLE", "TRUNCATE", "UPDATE", "USE",
    ];

    private void RefuseOtherStatements()
    {
        if (_tokens.AtEnd())
        {
            throw new StatisticException(
                "There is no query in this text.", _tokens.Current.Span, SyntaxErrors.SyntaxError, "Write a query, such as SELECT * FROM calls.");
        }

        var word = Array.Find(OtherStatements, w => _tokens.AtWord(w));
        if (word is not null && !_tokens.AtEnd(1))
        {
            throw Refused(
                word, _tokens.Current.Span, word is "FROM" or "TABLE" ? "Begin with SELECT." : "A statistic is one query: begin with SELECT or WITH.");
        }
    }

    private SelectSyntax Select()
    {
        var start = _tokens.Current.Start;
        if (!_tokens.TakeWord("SELECT"))
        {
            throw _tokens.Unexpected("SELECT, WITH or VALUES", QueryWords);
        }

        var distinct = TakeQuantifier();
        var items = Separated(SelectItem);
        var from = _tokens.TakeWord("FROM") ? Relations() : null;
        RefuseLaterals();
        var where = _tokens.TakeWord("WHERE") ? Expression() : null;
        var groupBy = _tokens.AtWord("GROUP") ? GroupBy() : null;
        var having = _tokens.TakeWord("HAVING") ? Expression() : null;
        if (_tokens.AtWord("QUALIFY"))
        {
            throw Refused("QUALIFY", _tokens.Current.Span, "No stream allows analytic functions, which it would filter.");
        }

        var windows = Windows();
        return new SelectSyntax(_tokens.SpanFrom(start), distinct, items, from, where, groupBy, having, windows);
    }

    private SelectItemSyntax SelectItem()
    {
        var start = _tokens.Current.Start;
        if (StarHere() is { } star)
        {
            return new SelectItemSyntax(star.Span, star, null);
        }

        var expression = Expression();
        var alias = Alias(Words.NotItemAlias);
        return new SelectItemSyntax(_tokens.SpanFrom(start), expression, alias);
    }

    private void RefuseLaterals()
    {
        if (_tokens.AtWords("LATERAL", "VIEW"))
        {
            throw Refused("LATERAL VIEW", _tokens.Current.Span.To(_tokens.Peek(1).Span), "Take elements of an array by position (a[0]).");
        }
    }
}
