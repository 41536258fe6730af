using System.Text;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>A place in the tokens of a text: looks ahead, takes, and makes the error for what does not fit.</summary>
internal sealed class TokenCursor(string text, Token[] tokens)
{
    private int _at;
    private int _bareAlias = -2;

    public Token Current => tokens[_at];

    /// <summary>The end of the last token taken, where what the grammar has just read ends.</summary>
    public int End => _at == 0 ? Current.Start : tokens[_at - 1].EndExclusive;

    public Token Peek(int ahead) => tokens[Math.Min(_at + ahead, tokens.Length - 1)];

    public ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.Length);

    public TextSpan SpanFrom(int start) => new(start, End - start);

    public Token Take() => tokens[_at < tokens.Length - 1 ? _at++ : _at];

    /// <summary>Whether the token so many ahead is this keyword (in upper case), without quotes.</summary>
    public bool AtWord(string word, int ahead = 0)
    {
        var token = Peek(ahead);
        return token.Kind == TokenKind.Word && token.Length == word.Length && TextOf(token).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    public bool AtWords(string first, string second, int ahead = 0) => AtWord(first, ahead) && AtWord(second, ahead + 1);

    public bool AtSymbol(string symbol, int ahead = 0)
    {
        var token = Peek(ahead);
        return token.Kind == TokenKind.Symbol && TextOf(token).SequenceEqual(symbol);
    }

    /// <summary>Whether two tokens touch, as the two <c>&gt;</c> of a shift do.</summary>
    public bool Touches(int ahead) => Peek(ahead).EndExclusive == Peek(ahead + 1).Start;

    public bool AtName(int ahead = 0) => Peek(ahead).Kind is TokenKind.Word or TokenKind.QuotedName;

    public bool AtEnd(int ahead = 0) => Peek(ahead).Kind == TokenKind.End;

    public bool TakeWord(string word)
    {
        var found = AtWord(word);
        _at += found ? 1 : 0;
        return found;
    }

    public bool TakeSymbol(string symbol)
    {
        var found = AtSymbol(symbol);
        _at += found ? 1 : 0;
        return found;
    }

    public void ExpectWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!TakeWord(word))
            {
                throw Unexpected(word, word);
            }
        }
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    /// <summary>Takes any word or quoted name as a name.</summary>
    public IdentifierSyntax TakeIdentifier(string expected)
    {
        if (!AtName())
        {
            throw Unexpected(expected);
        }

        return Identifier(Take());
    }

    /// <summary>Takes an alias without AS, and remembers it: it may have been meant to be a keyword.</summary>
    public IdentifierSyntax TakeBareAlias()
    {
        _bareAlias = _at;
        return Identifier(Take());
    }

    /// <summary>The error for the current token, which cannot stand where it does.</summary>
    /// <param name="expected">What could stand here, in words.</param>
    /// <param name="keywords">The keywords among it, to find the nearest.</param>
    public StatisticException Unexpected(string expected, params IEnumerable<string> keywords)
    {
        if (_bareAlias == _at - 1 && Nearest(tokens[_at - 1], Words.Clauses) is { } clause)
        {
            return Misspelt(tokens[_at - 1], clause);
        }

        if (Nearest(Current, keywords) is { } keyword)
        {
            return Misspelt(Current, keyword);
        }

        if (AtSymbol("-") && _at > 0 && AtName(-1) && AtName(1) && Touches(-1) && Touches(0))
        {
            return SyntaxErrors.Hyphen(tokens[_at - 1].Span.To(Peek(1).Span), $"{TextOf(tokens[_at - 1])}-{TextOf(Peek(1))}");
        }

        return new StatisticException(
            $"Syntax error at {Shown(Current)}: {expected} was expected.", Current.Span, SyntaxErrors.SyntaxError, AdviceFor(Current));
    }

    private StatisticException Misspelt(Token token, string keyword) => new(
        $"Syntax error at {Shown(token)}: {keyword} was expected.", token.Span, SyntaxErrors.SyntaxError, $"Did you mean {keyword}?");

    public string Shown(Token token)
    {
        const int most = 40;
        return token.Kind == TokenKind.End ? "the end of the text"
            : token.Length <= most ? $"'{TextOf(token)}'"
            : $"'{TextOf(token)[..most]}...'";
    }

    private string? AdviceFor(Token token) => token.Kind switch
    {
        TokenKind.String when _at > 0 => "A name stands in back quotes (`name`); quotes make a text.",
        TokenKind.Word when IsReserved(token) => $"If a name was meant, put it in back quotes: `{TextOf(token)}`.",
        _ => null,
    };

    private bool IsReserved(Token token) => Words.Contains(Words.NotOperand, TextOf(token));

    private string? Nearest(Token token, IEnumerable<string> keywords)
    {
        const int least = 3;
        const int most = 20;
        if (token.Kind != TokenKind.Word || token.Length < least || token.Length > most || IsReserved(token))
        {
            return null;
        }

        var word = TextOf(token).ToString().ToUpperInvariant();
        return NearestName.Rank(word, keywords.Where(k => k.Length >= least && IsTypo(word, k))).FirstOrDefault();
    }

    /// <summary>One letter wrong, two in a longer word, or two changed places.</summary>
    private static bool IsTypo(string word, string keyword)
    {
        const int longer = 4;
        return NearestName.Distance(word, keyword) switch
        {
            0 or 1 => true,
            2 => Math.Min(word.Length, keyword.Length) > longer || word.Order().SequenceEqual(keyword.Order()),
            _ => false,
        };
    }

    private IdentifierSyntax Identifier(Token token)
    {
        var name = TextOf(token);
        if (token.Kind == TokenKind.Word)
        {
            return Ascii.IsValid(name) ? new IdentifierSyntax(token.Span, name.ToString()) : throw SyntaxErrors.NotAscii(token.Span, name);
        }

        return name.Length > 2
            ? new IdentifierSyntax(token.Span, name[1..^1].ToString().Replace("``", "`", StringComparison.Ordinal))
            : throw new StatisticException(
                "The name in back quotes is empty.", token.Span, SyntaxErrors.SyntaxError, "Write a name between the back quotes.");
    }
}
