using System.Text.RegularExpressions;
using System.Text;
using TenFour.Streaming.Limits;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>Keeps the last pattern of a function, which mostly is the same in all rows, and room for its text. For one thread.</summary>
/// <param name="function">The function's name in lower case, for errors.</param>
public sealed class RegexCache(string function)
{
    // What a match that goes back and forth was seen to take for each character, with the text itself.
    private const long BytesPerCharacter = 128;

    private byte[]? lastPattern;
    private Regex? last;
    private char[] characters = new char[256];

    /// <summary>The compiled pattern.</summary>
    /// <exception cref="RowException">The pattern is malformed.</exception>
    public Regex Get(ReadOnlySpan<byte> pattern, int row)
    {
        if (last is null || !pattern.SequenceEqual(lastPattern))
        {
            var text = Encoding.UTF8.GetString(pattern);
            last = JavaRegex.TryCompile(text, out var regex, out var problem) ? regex : throw JavaRegex.Invalid(row, function, text, problem);
            lastPattern = pattern.ToArray();
        }

        return last;
    }

    /// <summary>Whether the pattern occurs anywhere in the text.</summary>
    /// <exception cref="RowException">The pattern is malformed, or takes too long.</exception>
    public bool IsMatch(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, int row)
    {
        CheckBudget(text);
        var regex = Get(pattern, row);
        try
        {
            return regex.IsMatch(Decode(text));
        }
        catch (RegexMatchTimeoutException)
        {
            throw JavaRegex.TimedOut(row, function, Encoding.UTF8.GetString(pattern));
        }
    }

    /// <summary>To be asked before a match: nothing interrupts one, and its memory is not the engine's own.</summary>
    public static void CheckBudget(ReadOnlySpan<byte> text) => WorkBudget.Check(text.Length * BytesPerCharacter);

    /// <summary>The text as UTF-16, valid until the next call.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text)
    {
        if (characters.Length < text.Length)
        {
            characters = new char[text.Length * 2];
        }

        return characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters));
    }
}
