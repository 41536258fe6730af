using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// Cuts a part of a text into tokens by Spark's rules: back-quoted names, strings in single or double quotes, <c>--</c> comments to the
/// end of the line and nested <c>/* */</c> comments (a hint is a comment: it changes no result). <c>&gt;</c> is always a token alone, so
/// that <c>array&lt;struct&lt;x:int&gt;&gt;</c> needs no look back; the grammar joins neighbours into shifts.
/// </summary>
internal ref struct Lexer
{
    private static readonly string[] LongSymbols = ["<=>", "->", "=>", "==", "<>", "!=", "<=", ">=", "!<", "!>", "<<", "||", "|>", "::"];
    private const string ShortSymbols = "()[],.;:=<>+-*/%~&|^!?";

    private readonly ReadOnlySpan<char> _text;
    private readonly List<Token> _tokens;
    private int _at;

    private Lexer(ReadOnlySpan<char> text, int start)
    {
        _text = text;
        _at = start;
        _tokens = new List<Token>((text.Length - start) / 4);
    }

    /// <summary>The tokens of <paramref name="span"/>, with offsets in the whole <paramref name="text"/>, and an end token.</summary>
    public static Token[] Read(string text, TextSpan span)
    {
        var lexer = new Lexer(text.AsSpan(0, span.EndExclusive), span.Start);
        while (lexer.SkipTrivia())
        {
            lexer.ReadToken();
        }

        lexer._tokens.Add(new Token(TokenKind.End, lexer.EndPlace(), 0));
        return [.. lexer._tokens];
    }

    /// <summary>The offset behind the comment whose <c>/*</c> is at <paramref name="at"/>.</summary>
    public static int SkipBlockComment(string text, int at)
    {
        var lexer = new Lexer(text, at);
        lexer.SkipBlockComment();
        return lexer._at;
    }

    /// <summary>Where something is missing at the end: right behind the last token, not behind the blanks and comments after it.</summary>
    private readonly int EndPlace() => _tokens.Count > 0 ? _tokens[^1].EndExclusive : _text.TrimEnd().Length;

    private readonly char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool SkipTrivia()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
            {
                _at++;
            }
            else if (Peek() == '-' && Peek(1) == '-')
            {
                var length = _text[_at..].IndexOfAny('\r', '\n');
                _at = length < 0 ? _text.Length : _at + length;
            }
            else if (Peek() == '/' && Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipBlockComment()
    {
        var start = _at;
        var depth = 0;
        do
        {
            if (_at >= _text.Length)
            {
                throw SyntaxErrors.UnclosedComment(new TextSpan(start, 2));
            }

            if (Peek() == '/' && Peek(1) == '*')
            {
                depth++;
                _at += 2;
            }
            else if (Peek() == '*' && Peek(1) == '/')
            {
                depth--;
                _at += 2;
            }
            else
            {
                _at++;
            }
        }
        while (depth > 0);
    }

    private void ReadToken()
    {
        var c = Peek();
        if (c is '\'' or '"')
        {
            ReadString(_at, raw: false);
        }
        else if (c is 'r' or 'R' && Peek(1) is '\'' or '"')
        {
            ReadString(_at++, raw: true);
        }
        else if (c == '`')
        {
            ReadQuotedName();
        }
        else if ((char.IsAsciiDigit(c) || c == '.') && NumberText.Measure(_text[_at..]) is > 0 and var length)
        {
            Add(TokenKind.Number, length);
        }
        else if (IsWordPart(c))
        {
            Add(TokenKind.Word, WordLength());
        }
        else
        {
            ReadSymbol();
        }
    }

    internal static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private readonly int WordLength()
    {
        var length = 0;
        while (IsWordPart(Peek(length)))
        {
            length++;
        }

        return length;
    }

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, _at, length));
        _at += length;
    }

    private void ReadString(int start, bool raw)
    {
        var quote = Peek();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\' && !raw)
            {
                _at++;
            }
            else if (_text[_at] == quote)
            {
                _at++;
                if (raw || Peek() != quote)
                {
                    _tokens.Add(new Token(TokenKind.String, start, _at - start));
                    return;
                }
            }
        }

        throw SyntaxErrors.UnclosedString(new TextSpan(start, 1), quote);
    }

    private void ReadQuotedName()
    {
        var start = _at;
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '`')
            {
                _at++;
                if (Peek() != '`')
                {
                    _tokens.Add(new Token(TokenKind.QuotedName, start, _at - start));
                    return;
                }
            }
        }

        throw SyntaxErrors.UnclosedName(new TextSpan(start, 1));
    }

    private void ReadSymbol()
    {
        foreach (var symbol in LongSymbols)
        {
            if (_text[_at..].StartsWith(symbol, StringComparison.Ordinal))
            {
                Add(TokenKind.Symbol, symbol.Length);
                return;
            }
        }

        if (!ShortSymbols.Contains(Peek(), StringComparison.Ordinal))
        {
            throw SyntaxErrors.StrayCharacter(_text[_at..], _at);
        }

        Add(TokenKind.Symbol, 1);
    }
}
