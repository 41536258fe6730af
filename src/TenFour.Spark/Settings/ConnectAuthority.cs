using System.Globalization;

namespace TenFour.Spark.Settings;

/// <summary>Reads <c>host:port</c> of an address.</summary>
internal static class ConnectAuthority
{
    public static ConnectAddress Parse(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            throw ConnectAddress.Refuse("it has a user before the host", "Write sc://host:15002/;user_id=NAME.");
        }

        var colon = PortColon(text);
        var host = colon < 0 ? text : text[..colon];
        if (host.Length == 0 || host.Any(c => char.IsWhiteSpace(c) || c is '?' or '#' or '='))
        {
            throw ConnectAddress.Refuse(host.Length == 0 ? "it names no host" : $"'{host}' is no host");
        }

        return new ConnectAddress(host, colon < 0 ? ConnectAddress.DefaultPort : Port(text[(colon + 1)..]));
    }

    /// <summary>The colon before the port; those of an IPv6 address stand in brackets.</summary>
    private static int PortColon(string text)
    {
        var colon = text.LastIndexOf(':');
        var bracket = text.LastIndexOf(']');
        if (text.StartsWith('[') ? bracket < 0 : text.IndexOf(':', StringComparison.Ordinal) != colon)
        {
            throw ConnectAddress.Refuse($"'{text}' is no host and port", "An IPv6 address stands in brackets: sc://[::1]:15002.");
        }

        return colon > bracket ? colon : -1;
    }

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw ConnectAddress.Refuse($"'{text}' is no port", "A port is a number from 1 to 65535; Spark Connect's is 15002.");
}
