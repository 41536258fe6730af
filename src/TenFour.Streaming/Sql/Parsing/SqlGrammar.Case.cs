using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>CASE in both forms.</summary>
internal sealed partial class SqlGrammar
{
    private int _cases;

    private CaseSyntax Case()
    {
        _cases++;
        var start = _tokens.Take().Start;
        var operand = _tokens.AtWord("WHEN") ? null : Expression();
        var whens = new List<WhenSyntax>();
        do
        {
            whens.Add(When());
        }
        while (_tokens.AtWord("WHEN"));

        var otherwise = _tokens.TakeWord("ELSE") ? Expression() : null;
        if (!_tokens.TakeWord("END"))
        {
            throw _tokens.Unexpected(otherwise is null ? "WHEN, ELSE or END" : "END", "WHEN", "ELSE", "END");
        }

        _cases--;
        return new CaseSyntax(_tokens.SpanFrom(start), operand, [.. whens], otherwise);
    }

    private WhenSyntax When()
    {
        var start = _tokens.Current.Start;
        _tokens.ExpectWord("WHEN");
        var condition = Expression();
        _tokens.ExpectWord("THEN");
        var result = Expression();
        return new WhenSyntax(_tokens.SpanFrom(start), condition, result);
    }
}
