using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Faults;

/// <summary>Puts a failed call into our words: whose fault, what, and what to do; pure.</summary>
internal static class RemoteFailure
{
    private const string Ports = "Name the port of Spark Connect (15002 unless set), not that of the master (7077), the web page (4040, 8080) or Kafka (9092).";

    /// <summary>A call to a server that has answered before.</summary>
    /// <param name="version">The server's Spark; null where it is not known.</param>
    public static SparkException Explain(RpcException failure, ConnectAddress address, string? version) => failure.StatusCode switch
    {
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => Refused(failure, address),
        StatusCode.ResourceExhausted => TooLong(failure, address),
        StatusCode.Unimplemented => TooOld(failure, address, version),
        StatusCode.Unknown when !BrokenOff.Is(failure) => Broken(failure, address),
        _ => Lost(failure, address),
    };

    /// <summary>The first call to a server.</summary>
    public static SparkException AtFirst(RpcException failure, ServerKind kind, ConnectAddress address) => failure.StatusCode switch
    {
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => Refused(failure, address),
        _ => NoServer(failure, kind, address),
    };

    /// <summary>The innermost reason in few words: <c>connection refused</c>.</summary>
    public static string Reason(RpcException failure)
    {
        for (var inner = failure.Status.DebugException; inner is not null; inner = inner.InnerException)
        {
            if (inner is TimeoutException)
            {
                return "no connection in time";
            }

            if (inner is SocketException or AuthenticationException || inner.InnerException is null)
            {
                return inner.Message.TrimEnd('.').Replace("\n", " ", StringComparison.Ordinal);
            }
        }

        return failure.Status.Detail.Length > 0 ? failure.Status.Detail.TrimEnd('.') : failure.StatusCode.ToString();
    }

    /// <summary>Whether no connection came about within the time for it.</summary>
    public static bool IsTimedOut(RpcException failure)
    {
        for (var inner = failure.Status.DebugException; inner is not null; inner = inner.InnerException)
        {
            if (inner is TimeoutException)
            {
                return true;
            }
        }

        return false;
    }

    private static SparkException Refused(RpcException failure, ConnectAddress address) => new(
        Fault.Environment,
        $"{address.Display} refuses the token{(failure.Status.Detail.Length > 0 ? $": {failure.Status.Detail}" : "")}.",
        advice: address.Token is null
            ? "The server wants a token: sc://host:15002/;token=... (its spark.connect.authenticate.token)."
            : "The token in the address is not the server's (its spark.connect.authenticate.token).",
        inner: failure);

    private static SparkException TooLong(RpcException failure, ConnectAddress address) => new(
        Fault.Environment,
        $"A message of {address.Display} is longer than the {address.MaxMessageBytes:N0} bytes that are taken: {failure.Status.Detail}",
        advice: "Raise the limit in the address: sc://host:15002/;grpc_max_message_size=268435456.",
        inner: failure);

    private static SparkException Broken(RpcException failure, ConnectAddress address) => new(
        Fault.Environment, $"The server at {address.Display} has failed: {Reason(failure)}.", advice: "Its log says more.", inner: failure);

    private static SparkException Lost(RpcException failure, ConnectAddress address) => new(
        Fault.Environment,
        $"The connection to {address.Display} is lost: {Reason(failure)}.",
        advice: "Queries that run there go on for as long as the server runs; `queries list` finds them.",
        inner: failure);

    private static SparkException TooOld(RpcException failure, ConnectAddress address, string? version) => new(
        Fault.Environment,
        $"{address.Display} does not know a call that this needs{(version is null ? "" : $"; it runs Spark {version}")}.",
        advice: "Use a cluster of Spark 4.0 or newer.",
        inner: failure);

    private static SparkException NoServer(RpcException failure, ServerKind kind, ConnectAddress address)
    {
        var (what, advice) = kind switch
        {
            ServerKind.None => ("nobody listens there", "Start it with sbin/start-connect-server.sh on the cluster, or correct the address; its port is 15002 unless set."),
            ServerKind.UnknownHost => ("there is no such host", "Correct the name of the host."),
            ServerKind.Tls when address is { Token: not null, IsLoopback: true } => ("TLS fails", "A token brings TLS with it; for a server on this machine without TLS add ;use_ssl=false. Otherwise its certificate must be trusted here."),
            ServerKind.Tls when address.UseTls => ("TLS fails", "Where the server does not speak TLS, leave use_ssl and token out; otherwise its certificate must be trusted here."),
            ServerKind.Tls => ("what listens there speaks TLS", "Add /;use_ssl=true to the address."),
            ServerKind.Silent => ("what listens there says nothing", "If it is a server of Spark it hangs, as one does that has run out of memory: its log says more. Otherwise: " + Ports),
            ServerKind.Web => ("what listens there is a web server", Ports),
            _ => ("what listens there does not speak Spark Connect", Ports),
        };
        return new SparkException(Fault.Environment, $"No Spark Connect server answers at {address.Display}: {what} ({Reason(failure)}).", advice: advice, inner: failure);
    }

    /// <summary>What listens there, as far as the failure tells; null where it has to be looked at.</summary>
    public static ServerKind? Kind(RpcException failure)
    {
        for (var inner = failure.Status.DebugException; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return ServerKind.UnknownHost;
                case SocketException { SocketErrorCode: not (SocketError.ConnectionReset or SocketError.OperationAborted) } or TimeoutException:
                    return ServerKind.None;
                case AuthenticationException:
                    return ServerKind.Tls;
                default:
                    break;
            }
        }

        return null;
    }
}
