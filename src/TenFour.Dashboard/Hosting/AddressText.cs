using System.Net;
using System.Net.Sockets;
using TenFour.Dashboard.Settings;

namespace TenFour.Dashboard.Hosting;

/// <summary>Writes the address that a browser opens.</summary>
internal static class AddressText
{
    public static Uri Of(DashboardOptions options, int port)
    {
        var isAny = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
        var host = isAny ? Dns.GetHostName()
            : options.Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{options.Address}]"
            : options.Address.ToString();
        var token = options.Token is null ? "" : $"?token={Uri.EscapeDataString(options.Token)}";
        return new Uri($"http://{host}:{port}/{token}");
    }
}
