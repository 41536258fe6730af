using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Settings;

/// <summary>Reads <c>name=value</c> parameters of an address. Names are case-sensitive, as in Spark.</summary>
internal static class ConnectParameters
{
    private const string TokenName = "token";
    private const string TlsName = "use_ssl";

    private static readonly string[] Names =
        [TokenName, TlsName, "user_id", "user_agent", "session_id", "grpc_max_message_size"];

    public static ConnectAddress Apply(ConnectAddress address, IReadOnlyList<string> parameters)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? parameter : parameter[..equals];
            if (equals <= 0 || equals == parameter.Length - 1)
            {
                throw ConnectAddress.Refuse($"the parameter {(name.Length == 0 ? "" : name + " ")}has no {(equals == 0 ? "name" : "value")}", "Write /;name=value.");
            }

            if (!seen.Add(name))
            {
                throw ConnectAddress.Refuse($"the parameter {name} comes twice", "Name it once.");
            }

            address = Apply(address, name, Uri.UnescapeDataString(parameter[(equals + 1)..]));
        }

        return seen.Contains(TlsName) || address.Token is null ? Checked(address) : address with { UseTls = true };
    }

    /// <summary>Within one machine nobody listens, and a server there seldom has a certificate.</summary>
    private static ConnectAddress Checked(ConnectAddress address) => address.Token is null || address.UseTls || address.IsLoopback
        ? address
        : throw ConnectAddress.Refuse("a token would be sent unencrypted", "Leave use_ssl=false out: a token brings TLS with it.");

    private static ConnectAddress Apply(ConnectAddress address, string name, string value) => name switch
    {
        TokenName => address with { Token = Printable(name, value) },
        TlsName => address with { UseTls = Boolean(name, value) },
        "user_id" => address with { UserId = value },
        "user_agent" => address with { UserAgent = Printable(name, value) },
        "session_id" => address with { SessionId = SessionId(value) },
        "grpc_max_message_size" => address with { MaxMessageBytes = Bytes(name, value) },
        _ when NameMeant(name) is { } meant =>
            throw ConnectAddress.Refuse($"there is no parameter {name}", $"Did you mean {meant}? Names are case-sensitive."),
        _ => address with { Headers = Add(address.Headers, name, Printable(name, value)) },
    };

    /// <summary>Any other name is a header, but one that looks like a known name is a slip, and a token in it would go nowhere.</summary>
    private static string? NameMeant(string name) => Names.FirstOrDefault(known => NearestName.Distance(
        known, name.ToLowerInvariant().Replace('-', '_')) <= 2);

    private static Dictionary<string, string> Add(IReadOnlyDictionary<string, string> headers, string name, string value) =>
        IsHeader(name)
            ? new Dictionary<string, string>(headers, StringComparer.Ordinal) { [name] = value }
            : throw ConnectAddress.Refuse($"{name} is no name of a header", "There are " + string.Join(", ", Names) + ", and names of headers in small letters.");

    private static bool IsHeader(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.') && !name.EndsWith("-bin", StringComparison.Ordinal);

    private static string Printable(string name, string value) => value.All(c => c is >= ' ' and <= '~')
        ? value
        : throw ConnectAddress.Refuse($"{name} has characters that a header cannot carry", "Use printable ASCII characters.");

    private static bool Boolean(string name, string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw ConnectAddress.Refuse($"{name} is '{value}'", $"Write {name}=true or {name}=false."),
    };

    private static Guid SessionId(string value) => Guid.TryParseExact(value, "D", out var id)
        ? id
        : throw ConnectAddress.Refuse($"session_id is '{value}', which is no UUID", "Write it as `queries list` shows it, or leave it out for a new session.");

    private static int Bytes(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
            ? bytes
            : throw ConnectAddress.Refuse($"{name} is '{value}'", "Write a number of bytes, such as 134217728.");
}
