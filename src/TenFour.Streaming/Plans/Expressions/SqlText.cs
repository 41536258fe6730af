using System.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>Writes names and strings as Spark SQL.</summary>
public static class SqlText
{
    /// <summary>The name as it is where it is a plain identifier, else in backticks.</summary>
    public static string Identifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>A string literal; what a single-quoted literal would read otherwise is escaped by a backslash.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('\'');
        foreach (var c in value)
        {
            text.Append(c switch { '\'' => "\\'", '\\' => @"\\", '\n' => "\\n", '\r' => "\\r", '\0' => "\\0", _ => c.ToString() });
        }

        return text.Append('\'').ToString();
    }
}
