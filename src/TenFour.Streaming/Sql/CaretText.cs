using System.Globalization;
using System.Text;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql;

/// <summary>
/// Shows an error under the line of the statistic that it is about:
/// <code>
/// error [PARSE_SYNTAX_ERROR]: Syntax error at 'SELEC': SELECT was expected.
///   calls.sql:3:1
///   3 | SELEC disposition FROM calls
///     | ^^^^^
/// Did you mean SELECT?
/// </code>
/// Tabs become blanks, wide characters count two columns, a long line is cut around the place, and of a place over several lines the first
/// is shown.
/// </summary>
public static class CaretText
{
    private const int MostColumns = 120;
    private const int ColumnsBefore = 60;
    private const int TabWidth = 4;

    /// <param name="name">What to call the text, such as its path.</param>
    public static string Render(StatisticException error, string text, string name)
    {
        var result = new StringBuilder();
        result.Append("error").Append(error.Condition is null ? "" : $" [{error.Condition}]").Append(": ").AppendLine(error.Message);
        if (error.Span.Start >= 0 && error.Span.Start <= text.Length)
        {
            AppendPlace(result, error.Span, text, name);
        }

        if (error.Advice is not null)
        {
            result.AppendLine(error.Advice);
        }

        return result.ToString();
    }

    /// <summary>The line and the column of an offset, both from 1; a column is a character as a person sees it.</summary>
    public static (int Line, int Column) Locate(string text, int offset)
    {
        var (start, _) = LineAround(text, offset);
        var line = 1 + CountLineEnds(text.AsSpan(0, start));
        return (line, 1 + Graphemes(text[start..offset]).Count());
    }

    private static void AppendPlace(StringBuilder result, TextSpan span, string text, string name)
    {
        var (start, end) = LineAround(text, span.Start);
        var (line, column) = Locate(text, span.Start);
        var before = Cells(text[start..Math.Min(span.Start, end)]);
        var under = Cells(text[Math.Min(span.Start, end)..Math.Clamp(span.EndExclusive, Math.Min(span.Start, end), end)]);
        var after = Cells(text[Math.Clamp(span.EndExclusive, Math.Min(span.Start, end), end)..end]);
        before = before.Count > ColumnsBefore ? ["...", .. before[^(ColumnsBefore - 3)..]] : before;
        under = Cut(under, MostColumns - Width(before));
        after = Cut(after, MostColumns - Width(before) - Width(under));

        var number = line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        result.Append(CultureInfo.InvariantCulture, $"  {name}:{line}:{column}").AppendLine()
            .Append(CultureInfo.InvariantCulture, $"  {number} | {string.Concat(before)}{string.Concat(under)}{string.Concat(after)}").AppendLine()
            .Append(CultureInfo.InvariantCulture, $"  {margin} | {new string(' ', Width(before))}{new string('^', Math.Max(1, Width(under)))}").AppendLine();
    }

    private static (int Start, int End) LineAround(string text, int offset)
    {
        var start = offset == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], offset - 1) + 1;
        var end = text.IndexOfAny(['\n', '\r'], offset);
        return (start, end < 0 ? text.Length : end);
    }

    private static int CountLineEnds(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // CR LF is one end, at the LF.
            count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
        }

        return count;
    }

    private static List<string> Cells(string text) => [.. Graphemes(text).Select(Cell)];

    private static IEnumerable<string> Graphemes(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }

    private static string Cell(string grapheme) =>
        grapheme == "\t" ? new string(' ', TabWidth) : char.IsControl(grapheme[0]) || grapheme[0] == '\uFEFF' ? "?" : grapheme;

    private static List<string> Cut(List<string> cells, int most)
    {
        var width = 0;
        var count = 0;
        while (count < cells.Count && width + Width(cells[count]) <= most)
        {
            width += Width(cells[count++]);
        }

        return count == cells.Count ? cells : [.. cells[..Math.Max(0, count - 3)], "..."];
    }

    private static int Width(IEnumerable<string> cells) => cells.Sum(Width);

    private static int Width(string cell)
    {
        if (cell.Length <= 1 || cell[0] is ' ' or '.')
        {
            return cell.Length == 0 ? 0 : cell.Length > 1 ? cell.Length : CharacterWidth.Of(new Rune(char.IsSurrogate(cell[0]) ? '?' : cell[0]));
        }

        return Rune.DecodeFromUtf16(cell, out var first, out _) == System.Buffers.OperationStatus.Done
            ? Math.Max(CharacterWidth.Of(first), cell.Contains('\uFE0F', StringComparison.Ordinal) ? 2 : 1)
            : 1;
    }
}
