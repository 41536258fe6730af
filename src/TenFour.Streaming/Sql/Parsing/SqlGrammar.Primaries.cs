using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>What an operator can stand between: literals, names, calls, CASE, CAST, parentheses, and <c>.field</c>, <c>[i]</c>, <c>::type</c> after them.</summary>
internal sealed partial class SqlGrammar
{
    /// <summary>All nesting of expressions goes through here.</summary>
    private ExpressionSyntax Primary()
    {
        Enter();
        var expression = Suffixed(PrimaryWithoutSuffix());
        Leave();
        return expression;
    }

    private ExpressionSyntax Suffixed(ExpressionSyntax expression)
    {
        while (true)
        {
            var start = expression.Span.Start;
            if (_tokens.TakeSymbol("["))
            {
                var index = Value();
                _tokens.ExpectSymbol("]");
                expression = new SubscriptSyntax(_tokens.SpanFrom(start), expression, index);
            }
            else if (_tokens.TakeSymbol("."))
            {
                var field = _tokens.TakeIdentifier("the name of a field");
                expression = FieldOf(expression, field, start);
            }
            else if (_tokens.TakeSymbol("::"))
            {
                expression = CastTo(expression, start, @try: false);
            }
            else
            {
                return RefuseSuffix(expression);
            }
        }
    }

    /// <summary>As in Spark, <c>(a).b</c> is the name <c>a.b</c>.</summary>
    private ExpressionSyntax FieldOf(ExpressionSyntax target, IdentifierSyntax field, int start) => target is ColumnSyntax column
        ? new ColumnSyntax(_tokens.SpanFrom(start), [.. column.Parts, field])
        : new FieldSyntax(_tokens.SpanFrom(start), target, field);

    private CastSyntax CastTo(ExpressionSyntax operand, int start, bool @try)
    {
        var typeStart = _tokens.Current.Start;
        var type = DataType();
        return new CastSyntax(_tokens.SpanFrom(start), operand, type, _tokens.SpanFrom(typeStart), @try);
    }

    private ExpressionSyntax RefuseSuffix(ExpressionSyntax expression) =>
        _tokens.AtWord("COLLATE") && _tokens.AtName(1)
            ? throw Refused("COLLATE", _tokens.Current.Span, "Texts are compared by their UTF-8 bytes; lower() or ILIKE ignore case.")
            : expression;

    private ExpressionSyntax PrimaryWithoutSuffix() => _tokens.Current.Kind switch
    {
        TokenKind.Number => Number(negative: false),
        TokenKind.String => Text(),
        TokenKind.QuotedName => NameOrCall(),
        TokenKind.Word => WordPrimary(),
        _ when _tokens.AtSymbol("-") && _tokens.Peek(1).Kind == TokenKind.Number => Number(negative: true),
        _ when _tokens.AtSymbol("(") => InParentheses(),
        _ when _tokens.AtSymbol("?") || _tokens.AtSymbol(":") => throw Refused(
            "A parameter marker", _tokens.Current.Span, "Write the value itself; a statistic has no parameters."),
        _ => throw _tokens.Unexpected(AnExpression),
    };

    private ExpressionSyntax WordPrimary()
    {
        if (_tokens.AtWord("CASE") && !IsNameHere())
        {
            return Case();
        }

        if (_tokens.AtWord("INTERVAL") && IsIntervalHere())
        {
            return Interval();
        }

        if (_tokens.Peek(1).Kind == TokenKind.String && !Contains(Words.NotOperand, 0))
        {
            return TypedLiteral();
        }

        if (KeywordLiteral() is { } constant)
        {
            return constant;
        }

        return IsNameHere() ? NameOrCall() : throw _tokens.Unexpected(AnExpression);
    }

    private LiteralSyntax? KeywordLiteral()
    {
        if (_tokens.AtSymbol(".", 1) || _tokens.AtSymbol("(", 1))
        {
            return null;
        }

        return _tokens.AtWord("NULL") ? new NullLiteralSyntax(_tokens.Take().Span)
            : _tokens.AtWord("TRUE") ? new BooleanLiteralSyntax(_tokens.Take().Span, true)
            : _tokens.AtWord("FALSE") ? new BooleanLiteralSyntax(_tokens.Take().Span, false)
            : null;
    }

    /// <summary>
    /// Whether a name stands here. Where an operand is needed nothing else than a name is right, so a word that begins a clause is taken for
    /// one if what follows can follow an operand; otherwise the operand is missing, and the error says so.
    /// </summary>
    private bool IsNameHere()
    {
        if (_tokens.Current.Kind != TokenKind.Word)
        {
            return _tokens.AtName();
        }

        if (_tokens.AtWord("NOT"))
        {
            return false;
        }

        if (_tokens.AtWord("CASE"))
        {
            return IsAfterOperand(1) && !_tokens.AtWord("WHEN", 1) && !_tokens.AtWord("ELSE", 1) && !_tokens.AtWord("NOT", 1)
                && !_tokens.AtSymbol("-", 1) && !_tokens.AtSymbol("+", 1);
        }

        return !Contains(Words.NotOperand, 0) || IsAfterOperand(1)
            || (_tokens.AtWord("END") && _tokens.AtEnd(1))
            || (_tokens.AtWord("DIV") && _tokens.AtSymbol("(", 1));
    }

    private bool IsAfterOperand(int ahead) =>
        _tokens.Peek(ahead).Kind is TokenKind.Word or TokenKind.Symbol && Contains(Words.AfterOperand, ahead);

    private bool Contains(HashSet<string> words, int ahead) => Words.Contains(words, _tokens.TextOf(_tokens.Peek(ahead)));

    private ExpressionSyntax InParentheses()
    {
        var start = _tokens.Take().Start;
        return IsQueryHere() ? QueryInParentheses(start, Query()) : ExpressionInParentheses(start);
    }

    private ScalarQuerySyntax QueryInParentheses(int start, QuerySyntax query)
    {
        ExpectClosing("')'");
        return new ScalarQuerySyntax(_tokens.SpanFrom(start), query);
    }

    private ExpressionSyntax ExpressionInParentheses(int start)
    {
        var first = Expression();
        if (first is ScalarQuerySyntax scalar && IsQueryTailHere())
        {
            return QueryInParentheses(start, QueryAfter(new NestedQuerySyntax(scalar.Span, scalar.Query)));
        }

        if (!_tokens.TakeSymbol(","))
        {
            ExpectClosing("')' or an operator");
            return first;
        }

        SyntaxList<ExpressionSyntax> items = [first, .. Separated(Expression)];
        ExpectClosing("',' or ')'");
        return new RowSyntax(_tokens.SpanFrom(start), items);
    }
}
