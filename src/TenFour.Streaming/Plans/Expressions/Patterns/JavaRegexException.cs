namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>A regular expression is malformed, or has a part that cannot be translated. Caught by <see cref="JavaRegex"/>.</summary>
/// <param name="index">Where in the pattern, in UTF-16 units.</param>
internal sealed class JavaRegexException(string reason, int index) : Exception(reason)
{
    public int Index { get; } = index;
}
