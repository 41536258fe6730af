using System.Globalization;

namespace TenFour.Spark.Sessions;

/// <summary>
/// After how long without a call a server ends a session, and with it the queries that run there: a running query does not keep its session.
/// </summary>
public static class SessionTimeout
{
    public const string Setting = "spark.connect.session.manager.defaultSessionTimeout";

    private const string Default = "60m";

    /// <returns>Null where the server keeps sessions for ever.</returns>
    public static async Task<string?> AskAsync(SparkSession session, CancellationToken cancellation = default) =>
        Text(await session.GetAsync(Setting, cancellation).ConfigureAwait(false));

    /// <summary>The setting as a duration with its unit: a bare number is milliseconds; unset, it is Spark's default.</summary>
    internal static string? Text(string? setting) => setting?.Trim() switch
    {
        null or "" => Default,
        var text when text.StartsWith('-') => null,
        var text when long.TryParse(text.Replace("ms", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var millis) => Of(TimeSpan.FromMilliseconds(millis)),
        var text => text,
    };

    private static string Of(TimeSpan time) => time switch
    {
        { TotalMinutes: >= 2 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => $"{time.TotalMinutes:0}m",
        _ when time.Ticks % TimeSpan.TicksPerSecond == 0 => $"{time.TotalSeconds:0}s",
        _ => $"{time.TotalMilliseconds:0}ms",
    };
}
