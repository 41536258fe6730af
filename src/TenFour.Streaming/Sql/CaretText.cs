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
    private const string Ellipsis = "...";

    /// <param name="name">What to call the text, such as its path.</param>
    /// <returns>Lines that end in a line feed.</returns>
    public static string Render(StatisticException error, string text, string name)
    {
        var condition = error.Condition is null ? "" : $" [{error.Condition}]";
        var place = error.Span.Start >= 0 && error.Span.Start <= text.Length ? Place(error.Span, text, name) : "";
        var advice = error.Advice is null ? "" : $"{error.Advice}\n";
        return $"error{condition}: {error.Message}\n{place}{advice}";
    }

    /// <summary>The line and the column of an offset, both from 1; a column is a character as a person sees it.</summary>
    public static (int Line, int Column) Locate(string text, int offset)
    {
        var (start, _) = LineAround(text, offset);
        return (1 + CountLineEnds(text.AsSpan(0, start)), 1 + CaretCell.Split(text[start..offset]).Count);
    }

    private static string Place(TextSpan span, string text, string name)
    {
        var (start, end) = LineAround(text, span.Start);
        var (line, column) = Locate(text, span.Start);
        var spanEnd = Math.Clamp(span.EndExclusive, span.Start, Math.Max(span.Start, end));
        var before = CutStart(CaretCell.Split(text[start..span.Start]), ColumnsBefore);
        var under = CutEnd(CaretCell.Split(text[span.Start..spanEnd]), MostColumns - Width(before));
        var after = CutEnd(CaretCell.Split(text[spanEnd..Math.Max(spanEnd, end)]), MostColumns - Width(before) - Width(under));

        var number = line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        var blanks = new string(' ', Width(before));
        var carets = new string('^', Math.Max(1, Width(under)));
        return $"  {name}:{line}:{column}\n  {number} | {Text(before)}{Text(under)}{Text(after)}\n  {margin} | {blanks}{carets}\n";
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

    private static int Width(List<CaretCell> cells) => cells.Sum(c => c.Width);

    private static string Text(List<CaretCell> cells) => string.Concat(cells.Select(c => c.Text));

    private static List<CaretCell> CutStart(List<CaretCell> cells, int most) =>
        Width(cells) <= most ? cells : [new(Ellipsis, Ellipsis.Length), .. Fitting(Enumerable.Reverse(cells), most - Ellipsis.Length).Reverse()];

    private static List<CaretCell> CutEnd(List<CaretCell> cells, int most) =>
        Width(cells) <= most ? cells : [.. Fitting(cells, most - Ellipsis.Length), new(Ellipsis, Ellipsis.Length)];

    private static IEnumerable<CaretCell> Fitting(IEnumerable<CaretCell> cells, int most)
    {
        var width = 0;
        return cells.TakeWhile(cell => (width += cell.Width) <= most);
    }
}
