namespace TenFour.Streaming.Errors;

/// <summary>
/// A statistic is refused. Knows the place in the statistic's text, so that the command line and the page can draw a caret under it.
/// </summary>
public sealed class StatisticException : StreamingException
{
    public StatisticException(string message, TextSpan span, string? condition = null, string? advice = null)
        : base(Fault.User, message, condition, advice)
    {
        Span = span;
    }

    /// <summary>The part of the statistic's text that the error is about.</summary>
    public TextSpan Span { get; }
}
