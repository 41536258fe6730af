namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>
/// Compiles a date-time pattern by the rules of Spark: the letters of <c>java.time</c> without those that count weeks, with y as a year
/// that may be negative, and when reading with fractions of any length up to the number of S.
/// </summary>
internal sealed class PatternCompiler
{
    private readonly string pattern;
    private readonly bool isParsing;
    private readonly bool hasEra;
    private readonly Stack<List<PatternElement>> open = new();
    private NumberElement? adjacent;

    private PatternCompiler(string pattern, bool isParsing)
    {
        this.pattern = pattern;
        this.isParsing = isParsing;
        hasEra = pattern.Split('\'').Where((_, i) => i % 2 == 0).Any(part => part.Contains('G', StringComparison.Ordinal));
        open.Push([]);
    }

    /// <exception cref="PatternException">The pattern is none.</exception>
    public static DateTimePattern Compile(string pattern, bool isParsing)
    {
        var compiler = new PatternCompiler(pattern, isParsing);
        try
        {
            compiler.CompileAll();
        }
        catch (FormatException e)
        {
            throw PatternException.For(pattern, isParsing, e);
        }

        while (compiler.open.Count > 1)
        {
            compiler.CloseBracket();
        }

        return new DateTimePattern(compiler.open.Peek());
    }

    private void CompileAll()
    {
        for (var at = 0; at < pattern.Length;)
        {
            var c = pattern[at];
            if (char.IsAsciiLetter(c))
            {
                var end = at;
                while (end < pattern.Length && pattern[end] == c)
                {
                    end++;
                }

                AddLetters(c, end - at);
                at = end;
            }
            else
            {
                at = c == '\'' ? AddQuoted(at) : AddSign(at);
            }
        }
    }

    private int AddQuoted(int start)
    {
        var literal = "";
        for (var at = start + 1; ; at++)
        {
            if (at >= pattern.Length)
            {
                throw new FormatException("Pattern ends with an incomplete string literal");
            }

            if (pattern[at] != '\'')
            {
                literal += pattern[at];
            }
            else if (at + 1 < pattern.Length && pattern[at + 1] == '\'')
            {
                literal += pattern[at++];
            }
            else
            {
                Add(new LiteralElement(literal.Length == 0 ? "'" : literal));
                return at + 1;
            }
        }
    }

    private int AddSign(int at)
    {
        switch (pattern[at])
        {
            case '[':
                adjacent = null;
                open.Push([]);
                break;
            case ']':
                CloseBracket();
                break;
            case '{' or '}' or '#':
                throw new FormatException($"Pattern includes reserved character: '{pattern[at]}'");
            default:
                Add(new LiteralElement(char.ToString(pattern[at])));
                break;
        }

        return at + 1;
    }

    private void CloseBracket()
    {
        if (open.Count == 1)
        {
            throw new FormatException("Pattern invalid as it contains ] without previous [");
        }

        var inner = open.Pop();
        Add(new OptionalElement(inner));
    }

    private void AddLetters(char letter, int count)
    {
        var element = PatternLetters.Make(letter, count, isParsing, hasEra);
        if (element is not NumberElement number)
        {
            Add(element);
        }
        else if (adjacent is not null && number.IsFixed)
        {
            // Of a run of digits, the number in front leaves as many as this one takes.
            adjacent.Reserved += number.MaxWidth;
            open.Peek().Add(number);
        }
        else
        {
            open.Peek().Add(number);
            adjacent = number;
        }
    }

    private void Add(PatternElement element)
    {
        adjacent = null;
        open.Peek().Add(element);
    }
}
