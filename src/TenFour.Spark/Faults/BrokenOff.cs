using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace TenFour.Spark.Faults;

/// <summary>Tells a connection that has ended from an error that a server has sent; pure.</summary>
internal static class BrokenOff
{
    /// <summary>What the gRPC client says of an answer that ends without its last part, or in the middle of a message.</summary>
    private static readonly string[] Endings = ["No grpc-status found", "Incomplete message"];

    public static bool Is(RpcException failure) => failure.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled or StatusCode.Unknown
        && (Endings.Any(e => failure.Status.Detail.Contains(e, StringComparison.Ordinal)) || Is(failure.Status.DebugException));

    private static bool Is(Exception? failure)
    {
        var isTransport = false;
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            // A certificate that is not trusted is no accident of the way.
            if (inner is AuthenticationException)
            {
                return false;
            }

            isTransport |= inner is IOException or SocketException or HttpRequestException;
        }

        return isTransport;
    }
}
