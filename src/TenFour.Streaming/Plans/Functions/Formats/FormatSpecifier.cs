using System.Globalization;
using System.Text.RegularExpressions;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>One conversion of a format such as <c>%-5d</c>, or literal text.</summary>
/// <param name="Literal">Text that stands for itself; then nothing else counts.</param>
/// <param name="Argument">The number of the argument from 1, 0 for the next one, -1 for the one before.</param>
/// <param name="Width">The least number of characters, or -1.</param>
/// <param name="Precision">What the conversion makes of it, or -1.</param>
internal sealed partial record FormatSpecifier(string? Literal, int Argument, string Flags, int Width, int Precision, char Conversion)
{
    public bool IsUpper => char.IsAsciiLetterUpper(Conversion);

    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    /// <summary>The pieces of a format.</summary>
    /// <exception cref="FormatException">A % starts nothing that is known.</exception>
    public static IReadOnlyList<FormatSpecifier> Parse(string format)
    {
        var pieces = new List<FormatSpecifier>();
        for (var at = 0; at < format.Length;)
        {
            var next = format.IndexOf('%', at);
            if (next != at)
            {
                var end = next < 0 ? format.Length : next;
                pieces.Add(new FormatSpecifier(format[at..end], 0, "", -1, -1, ' '));
                at = end;
                continue;
            }

            var match = Specifier().Match(format, at);
            if (!match.Success)
            {
                throw new FormatException($"Conversion = '{(at + 1 < format.Length ? format[at + 1] : '%')}'");
            }

            pieces.Add(Of(match));
            at += match.Length;
        }

        return pieces;
    }

    /// <summary>The text brought to the width.</summary>
    public string Justify(string text) => Has('-') ? text.PadRight(Math.Max(0, Width)) : text.PadLeft(Math.Max(0, Width));

    private static FormatSpecifier Of(Match match)
    {
        var conversion = match.Groups["conversion"].Value[0];
        if (!"bBhHsScCdoxXeEfgGn%".Contains(conversion, StringComparison.Ordinal))
        {
            throw new FormatException($"Conversion = '{conversion}'");
        }

        var flags = match.Groups["flags"].Value;
        var argument = flags.Contains('<', StringComparison.Ordinal) ? -1 : Number(match, "argument", 0);
        return new FormatSpecifier(
            null,
            argument,
            flags.Replace("<", "", StringComparison.Ordinal),
            Number(match, "width", -1),
            Number(match, "precision", -1),
            conversion);
    }

    private static int Number(Match match, string group, int missing) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : missing;

    [GeneratedRegex(
        @"\G%((?<argument>\d{1,9})\$)?(?<flags>[-#+ 0,(<]*)(?<width>[1-9]\d{0,8})?(\.(?<precision>\d{1,9}))?(?<conversion>[a-zA-Z%])")]
    private static partial Regex Specifier();
}
