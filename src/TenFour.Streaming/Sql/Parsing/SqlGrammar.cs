using System.Runtime.CompilerServices;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// Spark's grammar by recursive descent, one method a rule. Chains of operators, predicates, joins and set operations are loops, so only
/// what is nested takes stack, and that is limited; <see cref="TreeDepth"/> limits the chains.
/// </summary>
internal sealed partial class SqlGrammar
{
    private readonly TokenCursor _tokens;
    private int _nesting;

    public SqlGrammar(string text, TextSpan span)
    {
        if (span.Length > SqlParser.MaxLength)
        {
            throw SyntaxErrors.TooLong(span.Length, SqlParser.MaxLength);
        }

        _tokens = new TokenCursor(text, Lexer.Read(text, span));
    }

    /// <summary>Everything up to the end as one query, perhaps with a semicolon.</summary>
    public QuerySyntax WholeStatement()
    {
        RefuseOtherStatements();
        var query = Query();
        while (_tokens.TakeSymbol(";"))
        {
            // Spark allows several.
        }

        if (!_tokens.AtEnd() && _tokens.AtSymbol(";", -1))
        {
            throw new StatisticException(
                $"Syntax error at {_tokens.Shown(_tokens.Current)}: a statistic is one statement.",
                _tokens.Current.Span,
                SyntaxErrors.SyntaxError,
                "Put the second statement into a file of its own.");
        }

        ExpectEnd("',', an operator, a clause or the end");
        return Limited(query);
    }

    /// <summary>Everything up to the end as one expression.</summary>
    public ExpressionSyntax WholeExpression()
    {
        var expression = Expression();
        ExpectEnd("an operator or the end");
        return Limited(expression);
    }

    /// <summary>Everything up to the end as one item of a select list.</summary>
    public SelectItemSyntax WholeSelectItem()
    {
        var item = SelectItem();
        ExpectEnd("an operator, AS or the end");
        return Limited(item);
    }

    /// <summary>Everything up to the end as one item of an ORDER BY.</summary>
    public SortItemSyntax WholeSortItem()
    {
        var item = SortItem();
        ExpectEnd("an operator, ASC, DESC, NULLS or the end");
        return Limited(item);
    }

    /// <summary>Everything up to the end as one type.</summary>
    public SqlType WholeType()
    {
        var type = DataType();
        ExpectEnd();
        return type;
    }

    /// <summary>Everything up to the end as the columns of a schema.</summary>
    public Schema WholeSchema()
    {
        var schema = SchemaColumns();
        ExpectEnd();
        return schema;
    }

    private static T Limited<T>(T node)
        where T : SyntaxNode
    {
        TreeDepth.Check(node, SqlParser.MaxDepth);
        return node;
    }

    private void ExpectEnd(string expected = "the end")
    {
        if (!_tokens.AtEnd())
        {
            throw _tokens.Unexpected(expected, Words.Clauses);
        }
    }

    /// <summary>Goes one level deeper; some rule on every way from a rule to itself calls it, and <see cref="Leave"/> at its end.</summary>
    private void Enter()
    {
        if (++_nesting > SqlParser.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw SyntaxErrors.TooDeep(_tokens.Current.Span, SqlParser.MaxDepth);
        }
    }

    private void Leave() => _nesting--;

    /// <summary>One or more, with commas between them.</summary>
    private SyntaxList<T> Separated<T>(Func<T> item)
    {
        var items = new List<T>();
        do
        {
            items.Add(item());
        }
        while (_tokens.TakeSymbol(","));

        return [.. items];
    }

    /// <summary>One or more in parentheses, with commas between them.</summary>
    private SyntaxList<T> Parenthesized<T>(Func<T> item)
    {
        _tokens.ExpectSymbol("(");
        var items = Separated(item);
        ExpectClosing("',' or ')'");
        return items;
    }

    private void ExpectClosing(string expected)
    {
        if (!_tokens.TakeSymbol(")"))
        {
            throw _tokens.Unexpected(expected);
        }
    }

    private static StatisticException Refused(string what, TextSpan span, string advice) => new($"{what} is not supported.", span, advice: advice);
}
