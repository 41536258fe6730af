using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>A text with a part between ⟦ and ⟧, which are no part of it.</summary>
internal sealed record Marked(string Text, TextSpan Span)
{
    public static Marked Parse(string marked)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        return new Marked(marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), new TextSpan(start, end - start));
    }

    /// <summary>The text with the marks where an error says that it is.</summary>
    public static string Show(string text, TextSpan span) => text.Insert(span.EndExclusive, "⟧").Insert(span.Start, "⟦");
}
