using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>JOIN and its kinds.</summary>
internal sealed partial class SqlGrammar
{
    private RelationSyntax JoinsAfter(RelationSyntax left)
    {
        while (TakeJoin() is { } kind)
        {
            if (_tokens.AtWord("LATERAL") && _tokens.AtSymbol("(", 1))
            {
                throw Refused("JOIN LATERAL", _tokens.Current.Span, "Join with a subquery that does not name the relations before it.");
            }

            var right = RelationPrimary();
            var on = _tokens.TakeWord("ON") ? Expression() : null;
            SyntaxList<IdentifierSyntax> columns =
                on is null && _tokens.TakeWord("USING") ? Parenthesized(() => _tokens.TakeIdentifier("the name of a column")) : [];
            left = new JoinSyntax(_tokens.SpanFrom(left.Span.Start), kind, left, right, on, columns);
        }

        return left;
    }

    private JoinKind? TakeJoin()
    {
        if (_tokens.AtWord("NATURAL"))
        {
            throw Refused("NATURAL JOIN", _tokens.Current.Span, "Name the columns with USING (...), so that a new column changes no result.");
        }

        if (_tokens.TakeWord("JOIN"))
        {
            return JoinKind.Inner;
        }

        var kind = KindOfJoin();
        if (kind is not null)
        {
            _tokens.ExpectWord("JOIN");
        }

        return kind;
    }

    private JoinKind? KindOfJoin()
    {
        if (_tokens.TakeWord("INNER"))
        {
            return JoinKind.Inner;
        }

        if (_tokens.TakeWord("CROSS"))
        {
            return JoinKind.Cross;
        }

        if (_tokens.TakeWord("RIGHT"))
        {
            return Outer(JoinKind.RightOuter);
        }

        if (_tokens.TakeWord("FULL"))
        {
            return Outer(JoinKind.FullOuter);
        }

        var left = _tokens.TakeWord("LEFT");
        return _tokens.TakeWord("SEMI") ? JoinKind.LeftSemi
            : _tokens.TakeWord("ANTI") ? JoinKind.LeftAnti
            : left ? Outer(JoinKind.LeftOuter)
            : null;
    }

    private JoinKind Outer(JoinKind kind)
    {
        _tokens.TakeWord("OUTER");
        return kind;
    }
}
