namespace TenFour.Streaming.Tests.Plans.Expressions;

/// <summary>What real Spark said of one expression.</summary>
/// <param name="Name">The column's name; empty where the expression was refused.</param>
/// <param name="Type">The type's SQL; empty where the expression was refused.</param>
/// <param name="Value">The value cast to STRING, null for NULL.</param>
/// <param name="Condition">The error's condition, where there was one.</param>
/// <param name="Message">The error's text, without condition and SQLSTATE.</param>
public sealed record SparkAnswer(
    string Expression, string Name, string Type, bool Nullable, string? Value, string? Condition, string? Message)
{
    public bool IsRefused => Condition is not null && Type.Length == 0;

    /// <summary>The answers in a file of the folder <c>Answers</c>: five columns with tabs between, lines with # are comments.</summary>
    public static IEnumerable<SparkAnswer> Read(string file) => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Plans", "Expressions", "Answers", file))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(Parse);

    private static SparkAnswer Parse(string line)
    {
        var fields = line.Split('\t').Select(Unescape).ToArray();
        var answer = fields[4];
        var (condition, message) = answer[0] != '!' ? (null, null) : (answer[1..answer.IndexOf(' ')], answer[(answer.IndexOf(' ') + 1)..].Trim());
        return new SparkAnswer(
            fields[0], fields[1], fields[2], fields[3] == "null", answer[0] == '=' ? answer[1..] : null, condition, message);
    }

    private static string Unescape(string text) => text
        .Replace(@"\\", "\0", StringComparison.Ordinal)
        .Replace(@"\t", "\t", StringComparison.Ordinal)
        .Replace(@"\n", "\n", StringComparison.Ordinal)
        .Replace(@"\r", "\r", StringComparison.Ordinal)
        .Replace("\0", @"\", StringComparison.Ordinal);
}
