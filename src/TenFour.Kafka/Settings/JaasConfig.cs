using System.Text.RegularExpressions;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Settings;

/// <summary>Reads the user and the password out of <c>sasl.jaas.config</c>, which is how Java programs, Spark among them, are told of them.</summary>
internal static partial class JaasConfig
{
    /// <exception cref="StreamingException">The text names no user and password. It is not repeated, since it may hold one.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Translate(string text)
    {
        var options = Option().Matches(text).ToDictionary(
            m => m.Groups["name"].Value, m => m.Groups["value"].Value.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
        if (!text.Contains("LoginModule", StringComparison.Ordinal) || !options.TryGetValue("username", out var user)
            || !options.TryGetValue("password", out var password))
        {
            throw StreamingException.ForUser(
                "kafka.sasl.jaas.config names no user and password of a PlainLoginModule or ScramLoginModule.",
                advice: "Give kafka.sasl.username and kafka.sasl.password instead.");
        }

        return [new("sasl.username", user), new("sasl.password", password)];
    }

    [GeneratedRegex("""(?<name>\w+)\s*=\s*"(?<value>(?:[^"\\]|\\.)*)"(?=[\s;]|$)""")]
    private static partial Regex Option();
}
