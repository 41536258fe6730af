using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>
/// Writes a Java regular expression as a .NET one of the same meaning: code points instead of 16-bit units, ASCII classes, Java's line ends,
/// possessive quantifiers, class intersections, groups numbered from the left. What has no counterpart is refused.
/// </summary>
internal sealed partial class JavaRegexTranslator
{
    /// <summary>Groups and classes deeper than this are refused, so that no pattern can exhaust the stack.</summary>
    private const int MaxDepth = 200;

    private readonly string pattern;
    private readonly StringBuilder output = new();
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private Flags flags;
    private int at;
    private int groups;
    private int depth;

    private JavaRegexTranslator(string pattern) => this.pattern = pattern;

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        Multiline = 2,
        DotAll = 4,
        UnicodeCase = 8,
        Comments = 16,
        UnixLines = 32,
        UnicodeClasses = 64,
    }

    private bool AtEnd => at >= pattern.Length;

    /// <summary>The .NET pattern, for <see cref="System.Text.RegularExpressions.RegexOptions.CultureInvariant"/> and no other option.</summary>
    /// <exception cref="JavaRegexException">Java refuses the pattern, or .NET has nothing for a part of it.</exception>
    public static string Translate(string pattern)
    {
        var translator = new JavaRegexTranslator(pattern);
        translator.Alternation();
        return translator.AtEnd ? translator.output.ToString() : throw translator.Error("Unmatched closing ')'");
    }

    private void Alternation()
    {
        while (true)
        {
            while (!AtEnd && Peek() is not ('|' or ')'))
            {
                Piece();
            }

            if (AtEnd || Peek() == ')')
            {
                return;
            }

            output.Append('|');
            at++;
        }
    }

    /// <summary>An atom and its quantifiers.</summary>
    private void Piece()
    {
        if (Has(Flags.Comments) && SkipComment())
        {
            return;
        }

        var start = output.Length;
        if (!Atom())
        {
            return;
        }

        while (Quantifier(start))
        {
            if (Has(Flags.Comments))
            {
                while (SkipComment())
                {
                }
            }
        }
    }

    /// <summary>False where nothing was written that a quantifier could follow: flags.</summary>
    private bool Atom()
    {
        var c = pattern[at];
        switch (c)
        {
            case '(':
                return Group();
            case '[':
                at++;
                output.Append(CharacterClass().ToPattern());
                return true;
            case '.':
                at++;
                output.Append(Dot().ToPattern());
                return true;
            case '^':
                at++;
                output.Append(Has(Flags.Multiline) ? $@"(?:\A|(?<={LineBreakBefore()}))(?!\z)" : @"\A");
                return true;
            case '$':
                at++;
                output.Append(Has(Flags.Multiline) ? $@"(?={LineBreakAfter()}|\z)" : FinalLine());
                return true;
            case '\\':
                at++;
                Escape();
                return true;
            case '*' or '+' or '?':
                throw Error($"Dangling meta character '{c}'");
            case '{':
                throw Error("Illegal repetition");
            default:
                Append(CodePointSet.Of(NextCodePoint()));
                return true;
        }
    }

    private bool Quantifier(int start)
    {
        if (AtEnd)
        {
            return false;
        }

        string quantifier;
        switch (pattern[at])
        {
            case '*' or '+' or '?':
                quantifier = pattern[at++].ToString();
                break;
            case '{':
                quantifier = Repetition();
                break;
            default:
                return false;
        }

        // The atom goes into a group, so that a quantifier may follow a quantifier, and an assertion have one.
        output.Insert(start, "(?:").Append(')').Append(quantifier);
        if (!AtEnd && pattern[at] == '?')
        {
            output.Append('?');
            at++;
        }
        else if (!AtEnd && pattern[at] == '+')
        {
            output.Insert(start, "(?>").Append(')');
            at++;
        }

        return AtEnd || pattern[at] is not ('*' or '+' or '?') ? true : throw Error($"Dangling meta character '{pattern[at]}'");
    }

    private string Repetition()
    {
        var end = pattern.IndexOf('}', at);
        var bounds = end < 0 ? [] : pattern[(at + 1)..end].Split(',');
        if (bounds.Length is < 1 or > 2
            || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            || (bounds.Length == 2 && bounds[1].Length > 0
                && (!int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most < least)))
        {
            throw Error("Illegal repetition");
        }

        at = end + 1;
        return $"{{{string.Join(',', bounds)}}}";
    }

    private bool Group()
    {
        Deepen();
        at++;
        var outer = flags;
        if (AtEnd || pattern[at] != '?')
        {
            output.Append(CultureInfo.InvariantCulture, $"(?<{++groups}>");
        }
        else
        {
            at++;
            if (!GroupKind())
            {
                depth--;
                return false;
            }
        }

        Alternation();
        if (AtEnd)
        {
            throw Error("Unclosed group");
        }

        at++;
        depth--;
        output.Append(')');
        flags = outer;
        return true;
    }

    /// <summary>What follows <c>(?</c>. False for flags that hold up to the end of the group around them.</summary>
    private bool GroupKind()
    {
        foreach (var kind in new[] { ":", "=", "!", ">", "<=", "<!" })
        {
            if (pattern.AsSpan(at).StartsWith(kind))
            {
                at += kind.Length;
                output.Append("(?").Append(kind);
                return true;
            }
        }

        if (!AtEnd && pattern[at] == '<')
        {
            var name = Name('>');
            output.Append(CultureInfo.InvariantCulture, $"(?<{++groups}>");
            return names.TryAdd(name, groups) ? true : throw Error($"Named capturing group <{name}> is already defined");
        }

        return FlagGroup();
    }

    private bool FlagGroup()
    {
        var on = true;
        for (; !AtEnd; at++)
        {
            switch (pattern[at])
            {
                case '-':
                    on = false;
                    break;
                case ')':
                    at++;
                    return false;
                case ':':
                    at++;
                    output.Append("(?:");
                    return true;
                default:
                    var flag = FlagOf(pattern[at]);
                    flags = on ? flags | flag : flags & ~flag;
                    break;
            }
        }

        throw Error("Unknown inline modifier");
    }

    private Flags FlagOf(char letter) => letter switch
    {
        'i' => Flags.IgnoreCase,
        'm' => Flags.Multiline,
        's' => Flags.DotAll,
        'u' => Flags.UnicodeCase,
        'x' => Flags.Comments,
        'd' => Flags.UnixLines,
        'U' => Flags.UnicodeClasses | Flags.UnicodeCase,
        _ => throw Error("Unknown inline modifier"),
    };

    private CodePointSet Dot() => Has(Flags.DotAll) ? CodePointSet.Any
        : Has(Flags.UnixLines) ? CodePointSet.Of('\n').Complement()
        : CodePointSet.Parse("\n\r\u0085\u2028\u2029").Complement();

    private string LineBreakBefore() => Has(Flags.UnixLines) ? @"\n" : @"[\n\u0085\u2028\u2029]|\r(?!\n)";

    private string LineBreakAfter() => Has(Flags.UnixLines) ? @"\n" : @"(?<!\r)\n|[\r\u0085\u2028\u2029]";

    private string FinalLine() => Has(Flags.UnixLines) ? @"(?=\n?\z)" : @"(?=(?:\r\n|(?<!\r)\n|[\r\u0085\u2028\u2029])?\z)";

    /// <summary>Writes a set, of which the flags decide whether case counts.</summary>
    private void Append(CodePointSet set) => output.Append(Folded(set).ToPattern());

    private CodePointSet Folded(CodePointSet set) => Has(Flags.IgnoreCase) ? set.IgnoreCase(Has(Flags.UnicodeCase)) : set;

    private bool SkipComment()
    {
        if (AtEnd || !(char.IsWhiteSpace(pattern[at]) || pattern[at] == '#'))
        {
            return false;
        }

        if (pattern[at++] == '#')
        {
            while (!AtEnd && !LineEndCharacter(pattern[at]))
            {
                at++;
            }
        }

        return true;
    }

    private static bool LineEndCharacter(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private int NextCodePoint()
    {
        var rune = Rune.TryGetRuneAt(pattern, at, out var found) ? found : Rune.ReplacementChar;
        at += char.IsSurrogatePair(pattern, at) ? 2 : 1;
        return rune.Value;
    }

    /// <summary>The name between the sign here and the one given.</summary>
    private string Name(char end)
    {
        var close = pattern.IndexOf(end, ++at);
        var name = close < 0 ? "" : pattern[at..close];
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw Error("capturing group name does not start with a Latin letter");
        }

        at = close + 1;
        return name;
    }

    private void Deepen()
    {
        if (++depth > MaxDepth)
        {
            throw Error($"Groups and classes are nested more than {MaxDepth} deep");
        }
    }

    private char Peek() => pattern[at];

    private bool Has(Flags flag) => (flags & flag) != 0;

    private JavaRegexException Error(string reason) => new(reason, at);
}
