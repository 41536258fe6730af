using System.Text;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>Keeps the last pattern of a LIKE, which mostly is the same in all rows. For one thread.</summary>
internal sealed class LikeCache(char escape, bool ignoresCase)
{
    private byte[]? lastPattern;
    private LikePattern? last;

    /// <exception cref="RowException">The pattern is malformed.</exception>
    public bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, int row)
    {
        if (last is null || !pattern.SequenceEqual(lastPattern))
        {
            var parsed = Lower(Encoding.UTF8.GetString(pattern));
            last = LikePattern.TryParse(parsed, escape, out var problem) ?? throw new RowException(row, problem.Condition, problem.Message);
            lastPattern = pattern.ToArray();
        }

        return last.Matches(ignoresCase ? Encoding.UTF8.GetBytes(Lower(Encoding.UTF8.GetString(text))) : text);
    }

    private string Lower(string text) => ignoresCase ? LowerCase.Of(text) : text;
}
