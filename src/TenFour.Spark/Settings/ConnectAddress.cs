using System.Net;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Settings;

/// <summary>
/// Where a Spark cluster takes programs: <c>sc://host:15002/;user_id=ann;use_ssl=true;token=...</c>, as Spark Connect defines it.
/// </summary>
/// <param name="Host">A name, an IPv4 address, or an IPv6 address in brackets.</param>
public sealed record ConnectAddress(string Host, int Port)
{
    public const string Scheme = "sc://";
    public const int DefaultPort = 15002;

    /// <summary>The longest message that is taken by default: Spark cuts rows into batches of up to this size.</summary>
    public const int DefaultMaxMessageBytes = 128 << 20;

    /// <summary>Sent with every call, and never shown.</summary>
    public string? Token { get; init; }

    public bool UseTls { get; init; }

    /// <summary>Whose session it is; null: the user of this machine.</summary>
    public string? UserId { get; init; }

    /// <summary>The name of this program in the cluster's log, before our own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>A session to go on with; null: a new one.</summary>
    public Guid? SessionId { get; init; }

    public int MaxMessageBytes { get; init; } = DefaultMaxMessageBytes;

    /// <summary>Parameters that Spark does not define go to the server as metadata of every call.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What can be shown and kept: without token, session and headers.</summary>
    public string Display => $"{Scheme}{Host}:{Port}" + (UseTls ? "/;use_ssl=true" : "");

    /// <summary>Whether the server is this machine.</summary>
    internal bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var ip) && IPAddress.IsLoopback(ip));

    public static bool IsConnect(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="StreamingException">The text is no such address; the message says which part, without values that may be secret.</exception>
    public static ConnectAddress Parse(string text)
    {
        if (!IsConnect(text))
        {
            throw Refuse("it does not begin with sc://");
        }

        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        if (slash < 0 && authority.Contains(';', StringComparison.Ordinal))
        {
            throw Refuse("a slash comes before the parameters", "Write sc://host:15002/;name=value.");
        }

        var address = ConnectAuthority.Parse(authority);
        var parameters = slash < 0 ? "" : rest[(slash + 1)..];
        if (parameters.Length > 0 && parameters[0] != ';')
        {
            throw Refuse($"there is a path, '{parameters.Split(';')[0]}', and none may be there", "Parameters come after /; as in sc://host:15002/;name=value.");
        }

        return ConnectParameters.Apply(address, parameters.Split(';', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Without the secrets: this text reaches logs.</summary>
    public override string ToString() => Display;

    internal static StreamingException Refuse(string reason, string? advice = null) => StreamingException.ForUser(
        $"The address of the cluster is wrong: {reason}.", advice: advice ?? "Write sc://host:15002.");
}
