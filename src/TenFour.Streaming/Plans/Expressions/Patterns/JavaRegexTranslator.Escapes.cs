using System.Globalization;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <content>What follows a backslash outside of a class.</content>
internal sealed partial class JavaRegexTranslator
{
    private static readonly CodePointSet VerticalSpace = CodePointSet.Parse("\n-\r\u0085\u2028\u2029");
    private static readonly CodePointSet HorizontalSpace = CodePointSet.Parse(" \t\u00A0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000");

    private void Escape()
    {
        if (AtEnd)
        {
            throw Error("Unexpected internal error");
        }

        switch (pattern[at])
        {
            case 'A' or 'z' or 'G':
                output.Append('\\').Append(pattern[at++]);
                break;
            case 'Z':
                at++;
                output.Append(FinalLine());
                break;
            case 'b' or 'B':
                Boundary();
                break;
            case 'R':
                at++;
                output.Append(@"(?:\r\n|[\n-\r\u0085\u2028\u2029])");
                break;
            case 'Q':
                Quoted();
                break;
            case 'k':
                NamedReference();
                break;
            case >= '1' and <= '9':
                Reference();
                break;
            default:
                Append(EscapedSet());
                break;
        }
    }

    private void Boundary()
    {
        var word = (Has(Flags.UnicodeClasses) ? JavaRegexProperties.Word(unicode: true) : JavaRegexProperties.BoundaryWord()).ToPattern();
        output.Append(pattern[at++] == 'b'
            ? $"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
            : $"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))");
    }

    private void Quoted()
    {
        var end = pattern.IndexOf(@"\E", ++at, StringComparison.Ordinal);
        var stop = end < 0 ? pattern.Length : end;
        var start = output.Length;
        while (at < stop)
        {
            // A quantifier behind the quotation is about its last character only.
            start = output.Length;
            Append(CodePointSet.Of(NextCodePoint()));
        }

        at = end < 0 ? stop : stop + 2;
        while (start < output.Length && Quantifier(start))
        {
        }
    }

    private void NamedReference()
    {
        at++;
        if (AtEnd || pattern[at] != '<')
        {
            throw Error(@"\k is not followed by '<' for named capturing group");
        }

        var name = Name('>');
        AppendReference(names.TryGetValue(name, out var group) ? group : throw Error($"named capturing group <{name}> does not exist"));
    }

    private void Reference()
    {
        // As many digits as make the number of a group that there is already; the first is always taken.
        var number = pattern[at++] - '0';
        while (!AtEnd && char.IsAsciiDigit(pattern[at]) && (number * 10) + pattern[at] - '0' <= groups)
        {
            number = (number * 10) + pattern[at++] - '0';
        }

        AppendReference(number);
    }

    // A group that does not exist, or not yet, matches nothing.
    private void AppendReference(int group)
    {
        var reference = $"\\k<{group}>";
        output.Append(group > groups ? "(?!)" : Has(Flags.IgnoreCase) ? $"(?i:{reference})" : reference);
    }

    /// <summary>The code points of an escape that stands for some: <c>\d</c>, <c>\p{L}</c>, <c>\n</c>, <c>\x41</c>, <c>\.</c>.</summary>
    private CodePointSet EscapedSet()
    {
        var c = pattern[at];
        if (!char.IsAsciiLetterOrDigit(c))
        {
            return CodePointSet.Of(NextCodePoint());
        }

        at++;
        var set = char.ToLowerInvariant(c) switch
        {
            'd' => Has(Flags.UnicodeClasses) ? JavaRegexProperties.Find("Nd")! : CodePointSet.Parse("0-9"),
            'w' => JavaRegexProperties.Word(Has(Flags.UnicodeClasses)),
            's' => Has(Flags.UnicodeClasses) ? JavaRegexProperties.Find("IsWhite_Space")! : CodePointSet.Parse(" \t-\r"),
            'h' => HorizontalSpace,
            'v' => VerticalSpace,
            'p' => Property(),
            _ => null,
        };
        return set is null ? CodePointSet.Of(EscapedCodePoint(c)) : char.IsUpper(c) ? set.Complement() : set;
    }

    private CodePointSet Property()
    {
        var end = !AtEnd && pattern[at] == '{' ? pattern.IndexOf('}', at) : at;
        if (AtEnd || end < 0)
        {
            throw Error("Unclosed character family");
        }

        var name = pattern[at] == '{' ? pattern[(at + 1)..end] : pattern[at].ToString();
        at = end + 1;
        return JavaRegexProperties.Find(name) ?? throw Error($"Unknown character property name {{{name}}}");
    }

    private int EscapedCodePoint(char letter) => letter switch
    {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'f' => '\f',
        'a' => '\a',
        'e' => '\u001B',
        'c' when !AtEnd => pattern[at++] ^ 64,
        '0' => Octal(),
        'x' => Hexadecimal(2, braces: true),
        'u' => Utf16(),
        _ => throw Error("Illegal/unsupported escape sequence"),
    };

    private int Octal()
    {
        var (value, start) = (0, at);
        while (!AtEnd && pattern[at] is >= '0' and <= '7' && at - start < 3 && (value * 8) + pattern[at] - '0' <= 255)
        {
            value = (value * 8) + pattern[at++] - '0';
        }

        return at > start ? value : throw Error("Illegal octal escape sequence");
    }

    private int Utf16()
    {
        var unit = Hexadecimal(4, braces: false);
        if (char.IsHighSurrogate((char)unit) && pattern.AsSpan(at).StartsWith(@"\u"))
        {
            var back = at;
            at += 2;
            var low = Hexadecimal(4, braces: false);
            if (char.IsLowSurrogate((char)low))
            {
                return char.ConvertToUtf32((char)unit, (char)low);
            }

            at = back;
        }

        return unit;
    }

    private int Hexadecimal(int digits, bool braces)
    {
        var open = braces && !AtEnd && pattern[at] == '{';
        var end = open ? pattern.IndexOf('}', at) : at + digits;
        var text = end < 0 || end > pattern.Length ? "" : pattern[(open ? at + 1 : at)..end];
        if (!int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value > 0x10FFFF)
        {
            throw Error("Illegal hexadecimal escape sequence");
        }

        at = open ? end + 1 : end;
        return value;
    }
}
