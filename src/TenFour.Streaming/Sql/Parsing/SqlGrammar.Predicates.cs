using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>BETWEEN, IN, LIKE and its like, IS. As in Spark, only one of them follows an operand; another one needs parentheses.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly string[] PredicateWords = ["BETWEEN", "IN", "LIKE", "ILIKE", "RLIKE", "REGEXP"];

    private ExpressionSyntax Predicate()
    {
        var operand = Value();
        if (_tokens.AtWord("IS"))
        {
            return Is(operand);
        }

        var negated = _tokens.TakeWord("NOT");
        if (_tokens.TakeWord("BETWEEN"))
        {
            return Between(operand, negated);
        }

        if (_tokens.TakeWord("IN"))
        {
            return In(operand, negated);
        }

        if (LikeHere() is { } kind)
        {
            _tokens.Take();
            return Like(operand, negated, kind);
        }

        return negated ? throw _tokens.Unexpected("BETWEEN, IN, LIKE, ILIKE or RLIKE", PredicateWords) : operand;
    }

    private TextSpan From(ExpressionSyntax operand) => _tokens.SpanFrom(operand.Span.Start);

    private BetweenSyntax Between(ExpressionSyntax operand, bool negated)
    {
        var low = Value();
        _tokens.ExpectWord("AND");
        var high = Value();
        return new BetweenSyntax(From(operand), operand, negated, low, high);
    }

    private PredicateSyntax In(ExpressionSyntax operand, bool negated)
    {
        Enter();
        var predicate = InParentheses(operand, negated);
        Leave();
        return predicate;
    }

    private PredicateSyntax InParentheses(ExpressionSyntax operand, bool negated)
    {
        _tokens.ExpectSymbol("(");
        if (_tokens.AtSymbol(")"))
        {
            throw new StatisticException(
                "IN needs at least one value.",
                _tokens.Current.Span,
                "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE",
                "Write the values, or FALSE where none is meant.");
        }

        if (IsQueryHere())
        {
            var query = Query();
            ExpectClosing("')'");
            return new InQuerySyntax(From(operand), operand, negated, query);
        }

        var items = Separated(Expression);
        if (items is [ScalarQuerySyntax scalar] && IsQueryTailHere())
        {
            var query = QueryAfter(new NestedQuerySyntax(scalar.Span, scalar.Query));
            ExpectClosing("')'");
            return new InQuerySyntax(From(operand), operand, negated, query);
        }

        ExpectClosing("',' or ')'");
        return new InListSyntax(From(operand), operand, negated, items);
    }

    private LikeKind? LikeHere() =>
        _tokens.AtWord("LIKE") ? LikeKind.Like
        : _tokens.AtWord("ILIKE") ? LikeKind.ILike
        : _tokens.AtWord("RLIKE") || _tokens.AtWord("REGEXP") ? LikeKind.RLike
        : null;

    private PredicateSyntax Like(ExpressionSyntax operand, bool negated, LikeKind kind)
    {
        var all = _tokens.AtWord("ALL");
        if (kind != LikeKind.RLike && _tokens.AtSymbol("(", 1) && (all || _tokens.AtWord("ANY") || _tokens.AtWord("SOME")))
        {
            _tokens.Take();
            var patterns = Parenthesized(Expression);
            return new LikeManySyntax(From(operand), operand, negated, kind, all, patterns);
        }

        var pattern = Value();
        var escape = kind != LikeKind.RLike && _tokens.TakeWord("ESCAPE") ? Escape() : '\\';
        return new LikeSyntax(From(operand), operand, negated, kind, pattern, escape);
    }

    private char Escape()
    {
        if (_tokens.Current.Kind != TokenKind.String)
        {
            throw _tokens.Unexpected("a character in quotes");
        }

        var literal = Text();
        return literal.Value.Length == 1
            ? literal.Value[0]
            : throw new StatisticException(
                $"ESCAPE '{literal.Value}' is not one character.", literal.Span, "INVALID_ESC", "Write one character in quotes, such as ESCAPE '/'.");
    }

    private PredicateSyntax Is(ExpressionSyntax operand)
    {
        _tokens.ExpectWord("IS");
        var negated = _tokens.TakeWord("NOT");
        if (_tokens.TakeWord("NULL"))
        {
            return new IsNullSyntax(From(operand), operand, negated);
        }

        if (_tokens.TakeWord("DISTINCT"))
        {
            _tokens.ExpectWord("FROM");
            var other = Value();
            return new IsDistinctSyntax(From(operand), operand, negated, other);
        }

        bool? truth = _tokens.TakeWord("TRUE") ? true
            : _tokens.TakeWord("FALSE") ? false
            : _tokens.TakeWord("UNKNOWN") ? null
            : throw _tokens.Unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM", "NULL", "TRUE", "FALSE", "UNKNOWN", "DISTINCT");
        return new IsTruthSyntax(From(operand), operand, negated, truth);
    }
}
