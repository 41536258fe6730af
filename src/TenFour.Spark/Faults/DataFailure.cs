using System.Text.RegularExpressions;

namespace TenFour.Spark.Faults;

/// <summary>An error of the data within the text of a query that has failed; pure.</summary>
/// <param name="Condition">Spark's name of it, such as <c>CAST_INVALID_INPUT</c>.</param>
/// <param name="SqlState">Of class 22.</param>
/// <param name="Message">What is wrong, and in which expression.</param>
internal sealed partial record DataFailure(string Condition, string SqlState, string Message)
{
    /// <summary>By the SQL standard, class 22 are wrong data; Spark also counts wrong settings and records that a broker has lost among them.</summary>
    public static bool IsData(string? condition, string? sqlState) =>
        sqlState is not null && sqlState.StartsWith("22", StringComparison.Ordinal)
        && condition?.StartsWith("INVALID_CONF_VALUE", StringComparison.Ordinal) is not true
        && condition?.StartsWith("KAFKA_DATA_LOSS", StringComparison.Ordinal) is not true;

    /// <summary>The first error of the data that the text names, whatever Spark has put around it; null where it names none.</summary>
    public static DataFailure? Find(string text) => Named().Matches(text)
        .Where(m => IsData(m.Groups["condition"].Value, m.Groups["state"].Value))
        .Select(m => new DataFailure(
            m.Groups["condition"].Value, m.Groups["state"].Value, m.Groups["message"].Value.Trim() + Place(text[(m.Index + m.Length)..])))
        .FirstOrDefault();

    /// <summary>What Spark marks under the error's expression, whose position is that in a plan and tells the reader nothing.</summary>
    private static string Place(string rest)
    {
        var lines = rest.Split('\n');
        if (!lines[0].StartsWith("== SQL", StringComparison.Ordinal))
        {
            return "";
        }

        var marked = Enumerable.Range(2, Math.Max(0, lines.Length - 2)).TakeWhile(i => IsMarks(lines[i]) || (i + 1 < lines.Length && IsMarks(lines[i + 1])))
            .Where(i => IsMarks(lines[i])).Select(i => Under(lines[i - 1], lines[i]));
        var expression = string.Join(' ', marked).Trim();
        return expression.Length == 0 ? "" : $" In {expression}.";
    }

    private static bool IsMarks(string line) => line.Contains('^') && line.Trim(' ', '^').Length == 0;

    private static string Under(string line, string marks)
    {
        var (start, end) = (marks.IndexOf('^'), Math.Min(marks.LastIndexOf('^') + 1, line.Length));
        return start < end ? line[start..end] : "";
    }

    [GeneratedRegex(
        @"\[(?<condition>[A-Z][A-Z0-9_.]+)\](?<message>.*?)\s*SQLSTATE:\s*(?<state>[0-9A-Z]{5})[ \t]*(\n|$)", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Named();
}
