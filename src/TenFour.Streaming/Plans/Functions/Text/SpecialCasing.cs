using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>
/// The upper and title case of the code points for which Unicode's full mapping differs from the simple one that the runtime has: most
/// become several code points.
/// </summary>
internal static class SpecialCasing
{
    /// <summary>Code point = upper case / title case; without a title case it is the upper case.</summary>
    private const string Table = """
        00DF=0053+0053/0053+0073 0131=0049 0149=02BC+004E 017F=0053 01F0=004A+030C 0390=0399+0308+0301 03B0=03A5+0308+0301
        0587=0535+0552/0535+0582 1E96=0048+0331 1E97=0054+0308 1E98=0057+030A 1E99=0059+030A 1E9A=0041+02BE 1F50=03A5+0313
        1F52=03A5+0313+0300 1F54=03A5+0313+0301 1F56=03A5+0313+0342 1FB2=1FBA+0399/1FBA+0345 1FB3=0391+0399/1FBC
        1FB4=0386+0399/0386+0345 1FB6=0391+0342 1FB7=0391+0342+0399/0391+0342+0345 1FBC=0391+0399/1FBC 1FC2=1FCA+0399/1FCA+0345
        1FC3=0397+0399/1FCC 1FC4=0389+0399/0389+0345 1FC6=0397+0342 1FC7=0397+0342+0399/0397+0342+0345 1FCC=0397+0399/1FCC
        1FD2=0399+0308+0300 1FD3=0399+0308+0301 1FD6=0399+0342 1FD7=0399+0308+0342 1FE2=03A5+0308+0300 1FE3=03A5+0308+0301
        1FE4=03A1+0313 1FE6=03A5+0342 1FE7=03A5+0308+0342 1FF2=1FFA+0399/1FFA+0345 1FF3=03A9+0399/1FFC 1FF4=038F+0399/038F+0345
        1FF6=03A9+0342 1FF7=03A9+0342+0399/03A9+0342+0345 1FFC=03A9+0399/1FFC FB00=0046+0046/0046+0066 FB01=0046+0049/0046+0069
        FB02=0046+004C/0046+006C FB03=0046+0046+0049/0046+0066+0069 FB04=0046+0046+004C/0046+0066+006C FB05=0053+0054/0053+0074
        FB06=0053+0054/0053+0074 FB13=0544+0546/0544+0576 FB14=0544+0535/0544+0565 FB15=0544+053B/0544+056B
        FB16=054E+0546/054E+0576 FB17=0544+053D/0544+056D
        """;

    private static readonly FrozenDictionary<int, (string Upper, string Title)> Entries = Table
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(e => int.Parse(e[..e.IndexOf('=')], NumberStyles.HexNumber), e => Parse(e[(e.IndexOf('=') + 1)..]));

    public static string Upper(Rune rune) => Entries.TryGetValue(rune.Value, out var entry)
        ? entry.Upper
        : rune.Value is >= 0x1F80 and <= 0x1FAF
            ? $"{Rune.ToUpperInvariant(GreekWithoutIota(rune))}\u0399"
            : Rune.ToUpperInvariant(rune).ToString();

    public static string Title(Rune rune) => Entries.TryGetValue(rune.Value, out var entry)
        ? entry.Title
        : rune.Value switch
        {
            // The Croatian letters come as triples of upper, title and lower case.
            >= 0x01C4 and <= 0x01CC => char.ToString((char)(((rune.Value - 0x01C4) / 3 * 3) + 0x01C5)),
            >= 0x01F1 and <= 0x01F3 => "\u01F2",

            // Georgian has upper case, but no title case.
            >= 0x10D0 and <= 0x10FF => rune.ToString(),
            _ => Rune.ToUpperInvariant(rune).ToString(),
        };

    /// <summary>The letter without its iota: 1F80 to 1FAF are blocks of 16 over alpha, eta and omega.</summary>
    private static Rune GreekWithoutIota(Rune rune)
    {
        var plain = (rune.Value >> 4) switch { 0x1F8 => 0x1F00, 0x1F9 => 0x1F20, _ => 0x1F60 };
        return new Rune(plain + (rune.Value & 0x7));
    }

    private static (string Upper, string Title) Parse(string mapping)
    {
        var parts = mapping.Split('/');
        return (Decode(parts[0]), Decode(parts[^1]));
    }

    private static string Decode(string codePoints) =>
        string.Concat(codePoints.Split('+').Select(c => (char)int.Parse(c, NumberStyles.HexNumber)));
}
