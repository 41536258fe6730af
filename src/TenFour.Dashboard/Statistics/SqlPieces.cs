using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace TenFour.Dashboard.Statistics;

/// <summary>Cuts a statistic's text into pieces for colours. Joined, the pieces are the text.</summary>
internal static partial class SqlPieces
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "SELECT", "DISTINCT", "FROM", "WHERE", "GROUP", "BY", "HAVING", "ORDER", "LIMIT", "AS", "AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE",
        "ILIKE", "RLIKE", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "CROSS", "SEMI",
        "ANTI", "ON", "USING", "UNION", "ALL", "WITH", "WATERMARK", "DELAY", "OF", "INTERVAL", "STREAM", "DEDUPLICATE", "WITHIN", "CAST",
        "TRY_CAST", "DESC", "ASC", "NULLS", "FIRST", "LAST", "ROLLUP", "CUBE", "GROUPING", "SETS", "TRUE", "FALSE", "DATE", "TIMESTAMP",
        "SECOND", "SECONDS", "MINUTE", "MINUTES", "HOUR", "HOURS", "DAY", "DAYS", "WEEK", "WEEKS", "MONTH", "MONTHS", "YEAR", "YEARS",
    ],
    StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<SqlPiece> Of(string text)
    {
        foreach (Match piece in Piece().Matches(text))
        {
            yield return new SqlPiece(KindOf(piece.Value), piece.Value);
        }
    }

    private static string KindOf(string piece) => piece switch
    {
        ['-', '-', ..] or ['/', '*', ..] => "comment",
        ['\'', ..] or ['"', ..] => "text",
        [>= '0' and <= '9', ..] => "number",
        _ => Words.Contains(piece) ? "word" : "",
    };

    [GeneratedRegex("""--[^\n]*|/\*[\s\S]*?(?:\*/|$)|'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?|`[^`]*`?|[0-9]+(?:\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*|[^-/'"`0-9A-Za-z_]+|[\s\S]""", RegexOptions.NonBacktracking)]
    private static partial Regex Piece();
}
