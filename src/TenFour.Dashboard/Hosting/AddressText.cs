using System.Net;
using TenFour.Dashboard.Settings;

namespace TenFour.Dashboard.Hosting;

/// <summary>Writes the address that a browser opens.</summary>
internal static class AddressText
{
    public static Uri Of(DashboardOptions options, int port)
    {
        var isAny = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
        var token = options.Token is null ? "" : $"?token={Uri.EscapeDataString(options.Token)}";
        return new UriBuilder(Uri.UriSchemeHttp, isAny ? Dns.GetHostName() : options.Address.ToString(), port, "/", token).Uri;
    }
}
