using System.Text.RegularExpressions;

namespace TenFour.Spark.Sessions;

/// <summary>Reads what a server says of its version: <c>4.2.0</c>, <c>4.3.0-SNAPSHOT</c>, <c>3.5.1-amzn-0</c>.</summary>
internal static partial class SparkVersion
{
    /// <returns>Major and minor; null where the text begins otherwise, which is then no reason to refuse it.</returns>
    public static Version? Parse(string text) =>
        Numbers().Match(text) is { Success: true } match && Version.TryParse(match.Value, out var version) ? version : null;

    [GeneratedRegex(@"^\d+\.\d+")]
    private static partial Regex Numbers();
}
