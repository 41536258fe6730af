using System.Text;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>Lower case by Unicode's full mappings, as Java has it without a language: a sigma at the end of a word is another letter.</summary>
internal static class LowerCase
{
    private const char CapitalSigma = 'Σ';

    public static string Of(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!text.AsSpan().ContainsAny(CapitalSigma, 'İ'))
        {
            return lower;
        }

        var result = new StringBuilder(text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i] switch
            {
                'İ' => "i̇",
                CapitalSigma when IsAtEnd(text, i) => "ς",
                _ => lower[i].ToString(),
            });
        }

        return result.ToString();
    }

    private static bool IsAtEnd(string text, int at) =>
        at > 0 && char.IsLetter(text[at - 1]) && !(at + 1 < text.Length && char.IsLetter(text[at + 1]));
}
