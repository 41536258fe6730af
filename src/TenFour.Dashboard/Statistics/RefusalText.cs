using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Dashboard.Statistics;

/// <summary>Why something that a reader typed is refused, with a caret under the place.</summary>
internal static class RefusalText
{
    /// <param name="error">Why.</param>
    /// <param name="typed">The text that the place counts in.</param>
    /// <param name="name">What the text is called before the number of the line.</param>
    public static string Of(StreamingException error, string? typed, string name = "line") => error is StatisticException placed && typed is not null
        ? CaretText.Render(placed, typed, name).TrimEnd()
        : string.Join('\n', new[] { error.Message, error.Advice }.OfType<string>());
}
