using System.Text.RegularExpressions;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary>The parts of a URL by RFC 2396, as <c>java.net.URI</c> takes it apart; null where a part is not there.</summary>
internal sealed partial record ParsedUrl(
    string? Scheme, string? Authority, string? UserInfo, string? Host, string? Path, string? Query, string? Fragment)
{
    /// <summary>False where the text is no URL.</summary>
    public static bool TryParse(string text, out ParsedUrl url)
    {
        url = new ParsedUrl(null, null, null, null, null, null, null);
        var match = Whole().Match(text);
        if (text.Length == 0 || !match.Success || text.Any(IsIllegal) || BadEscape().IsMatch(text))
        {
            return false;
        }

        var scheme = Value(match, "scheme");
        if (scheme is not null && !SchemeName().IsMatch(scheme))
        {
            return false;
        }

        if (scheme is not null && Value(match, "authority") is null && !match.Groups["path"].Value.StartsWith('/'))
        {
            // Such as mailto:a@b, which has no parts.
            url = url with { Scheme = scheme, Fragment = Value(match, "fragment") };
            return match.Groups["path"].Length > 0;
        }

        var authority = Value(match, "authority") is { Length: > 0 } written ? written : null;
        var server = authority is null ? null : Server().Match(authority);
        url = new ParsedUrl(
            scheme,
            authority,
            server is { Success: true } ? Value(server, "user") : null,
            server is { Success: true } ? Value(server, "host") : null,
            match.Groups["path"].Value,
            Value(match, "query"),
            Value(match, "fragment"));
        return true;
    }

    /// <summary>The part of that name, or null where it is not there or there is no such part.</summary>
    public string? Part(string name) => name switch
    {
        "HOST" => Host,
        "PATH" => Path,
        "QUERY" => Query,
        "REF" => Fragment,
        "PROTOCOL" => Scheme,
        "FILE" => Query is null ? Path : $"{Path}?{Query}",
        "AUTHORITY" => Authority,
        "USERINFO" => UserInfo,
        _ => null,
    };

    /// <summary>The value of the first such key of the query, as written.</summary>
    public string? QueryValue(string key) =>
        Query?.Split('&').FirstOrDefault(pair => pair.StartsWith($"{key}=", StringComparison.Ordinal))?[(key.Length + 1)..];

    private static string? Value(Match match, string group) => match.Groups[group].Success ? match.Groups[group].Value : null;

    private static bool IsIllegal(char c) => c <= ' ' || c == 0x7F || c is '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}';

    [GeneratedRegex(
        @"^((?<scheme>[^:/?#]+):)?(//(?<authority>[^/?#]*))?(?<path>[^?#]*)(\?(?<query>[^#]*))?(#(?<fragment>.*))?$",
        RegexOptions.Singleline)]
    private static partial Regex Whole();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex BadEscape();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*$")]
    private static partial Regex SchemeName();

    [GeneratedRegex(
        @"^((?<user>[^@]*)@)?(?<host>\[[0-9A-Fa-f:.%]+\]|([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*"
        + @"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.?)(:[0-9]*)?$")]
    private static partial Regex Server();
}
