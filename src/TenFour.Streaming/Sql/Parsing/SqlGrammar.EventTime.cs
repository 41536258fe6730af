using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>WATERMARK, which is Spark's, and DEDUPLICATE BY, which is TenFour's.</summary>
internal sealed partial class SqlGrammar
{
    /// <summary>Reads <c>WATERMARK expression [AS alias] DELAY OF INTERVAL ...</c> and returns what puts it around a relation.</summary>
    private Func<RelationSyntax, RelationSyntax> Watermark(int start)
    {
        _tokens.ExpectWord("WATERMARK");
        var eventTime = Expression();
        IdentifierSyntax? alias = null;
        if (_tokens.TakeWord("AS") || (_tokens.AtName() && _tokens.AtWords("DELAY", "OF", 1)))
        {
            alias = _tokens.TakeIdentifier(AnAlias);
        }

        _tokens.ExpectWord("DELAY", "OF");
        var delay = Delay();
        return relation => new WatermarkSyntax(_tokens.SpanFrom(start), relation, eventTime, alias, delay);
    }

    private IntervalLiteralSyntax Delay()
    {
        if (!_tokens.AtWord("INTERVAL") || !IsIntervalHere())
        {
            throw DelayExpected();
        }

        if (_tokens.Peek(1).Kind == TokenKind.String && !IsIntervalPart(1) && !_tokens.AtWord("TO", 3))
        {
            // Spark takes the text form nowhere but in expressions.
            throw DelayExpected();
        }

        var delay = Interval();
        return delay.Value >= 0
            ? delay
            : throw new StatisticException("The delay of a watermark is negative.", delay.Span, advice: "Write a delay of zero or more.");
    }

    private StatisticException DelayExpected() => new(
        $"Syntax error at {_tokens.Shown(_tokens.Current)}: an interval with a number and a unit was expected.",
        _tokens.Current.Span.To(_tokens.AtWord("INTERVAL") ? _tokens.Peek(1).Span : _tokens.Current.Span),
        SyntaxErrors.SyntaxError,
        "Write, for example, DELAY OF INTERVAL 5 MINUTES.");

    /// <summary>Reads <c>DEDUPLICATE BY (a, b) [WITHIN WATERMARK]</c> and returns what puts it around a relation.</summary>
    private Func<RelationSyntax, RelationSyntax> Deduplicate(int start)
    {
        _tokens.ExpectWord("DEDUPLICATE", "BY");
        var columns = Parenthesized(DeduplicationColumn);
        var within = _tokens.TakeWord("WITHIN");
        if (within)
        {
            _tokens.ExpectWord("WATERMARK");
        }

        return relation => new DeduplicateSyntax(_tokens.SpanFrom(start), relation, columns, within);
    }

    private ColumnSyntax DeduplicationColumn()
    {
        var start = _tokens.Current.Start;
        var parts = new List<IdentifierSyntax>();
        do
        {
            parts.Add(_tokens.TakeIdentifier("the name of a column"));
        }
        while (_tokens.TakeSymbol("."));

        return new ColumnSyntax(_tokens.SpanFrom(start), [.. parts]);
    }
}
