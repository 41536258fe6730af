using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>How alike texts are: <c>levenshtein</c>, <c>soundex</c>; and whether a number is well-formed: <c>luhn_check</c>.</summary>
internal static class SimilarityFunctions
{
    /// <summary>The sound of A to Z: 1 to 6; 0 for vowels; 7 for H and W, between which equal sounds count once.</summary>
    private const string Sounds = "01230127022455012623017202";

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "levenshtein",
            "levenshtein(a, b[, limit])",
            "The number of single-character changes between two texts; with a limit, -1 where there are more.")
        {
            Examples = [new("levenshtein('kitten', 'sitting')", "3"), new("levenshtein('kitten', 'sitting', 2)", "-1")],
            Bind = Bind.To(SqlType.Int, new Parameters(Parameter.Text, Parameter.Text) { Optional = [Parameter.Int] }, Levenshtein),
        },
        new(
            FunctionCategory.Text,
            "soundex",
            "soundex(text)",
            "The American Soundex code of a word; text that starts with no letter stays as it is.")
        {
            Examples = [new("soundex('Miller')", "\"M460\""), new("soundex('Ashcraft')", "\"A261\"")],
            Bind = Bind.To(SqlType.String, Parameter.TextOnly, Soundex),
        },
        new(
            FunctionCategory.Text,
            "luhn_check",
            "luhn_check(digits)",
            "Whether a string of digits satisfies the Luhn formula, as card numbers do.")
        {
            Examples = [new("luhn_check('79927398713')", "true"), new("luhn_check('79-92')", "false")],
            Bind = Bind.To(
                SqlType.Boolean,
                Parameter.Text,
                input => Map.Bytes(input.Columns[0], input.Rows, input.Context, input.Type, IsLuhn),
                Nullability.Always),
        },
    ];

    private static Column Levenshtein(KernelInput input)
    {
        var (a, b) = (input.Strings(0), input.Strings(1));
        var limits = input.Count == 3 ? input.Values<int>(2) : null;
        return input.Map(row =>
        {
            var distance = Distance(a.GetString(row), b.GetString(row));
            return limits is not null && distance > limits[row] ? -1 : distance;
        });
    }

    private static int Distance(string a, string b)
    {
        Rune[] left = [.. a.EnumerateRunes()], right = [.. b.EnumerateRunes()];
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            WorkBudget.Check();
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var exchanged = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(exchanged, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[^1];
    }

    private static Column Soundex(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            if (text.IsEmpty || !char.IsAsciiLetter((char)text[0]))
            {
                output.Add(row, text);
                return;
            }

            WriteSoundex(text, output.Reserve(row, 4));
            output.Commit(4);
        });
    }

    private static void WriteSoundex(ReadOnlySpan<byte> text, Span<byte> code)
    {
        code[..4].Fill((byte)'0');
        code[0] = (byte)(text[0] & ~0x20);
        var last = Sounds[code[0] - 'A'];
        var written = 1;
        for (var i = 1; i < text.Length && written < 4; i++)
        {
            var sound = char.IsAsciiLetter((char)text[i]) ? Sounds[(text[i] & ~0x20) - 'A'] : '0';
            if (sound == '7')
            {
                continue;
            }

            if (sound != '0' && sound != last)
            {
                code[written++] = (byte)sound;
            }

            last = sound;
        }
    }

    private static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return digits.Length > 0 && sum % 10 == 0;
    }
}
