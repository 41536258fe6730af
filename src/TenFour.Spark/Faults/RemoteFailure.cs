using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;
using TenFour.Spark.Protocol;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Faults;

/// <summary>Puts a failed call into our words: whose fault, what, and what to do; pure.</summary>
internal static class RemoteFailure
{
    /// <param name="details">The whole error, where the server has told it.</param>
    /// <param name="hasAnswered">Whether a Spark server has answered at this address before.</param>
    public static SparkException Explain(
        RpcException failure, RemoteStatus status, FetchErrorDetailsResponse? details, ConnectAddress address, bool hasAnswered)
    {
        if (status.Classes.Count > 0 || details is not null)
        {
            return ServerError.Explain(failure, status, details);
        }

        return status.Code switch
        {
            StatusCode.Unauthenticated or StatusCode.PermissionDenied => Refused(failure, address),
            StatusCode.ResourceExhausted => TooLong(failure, address),
            _ when hasAnswered => Lost(failure, address),
            _ => NoServer(failure, address),
        };
    }

    /// <summary>The innermost reason in few words: <c>connection refused</c>.</summary>
    public static string Reason(RpcException failure)
    {
        for (var inner = failure.Status.DebugException; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException or AuthenticationException || inner.InnerException is null)
            {
                return inner.Message.TrimEnd('.').Replace("\n", " ", StringComparison.Ordinal);
            }
        }

        return failure.Status.Detail.Length > 0 ? failure.Status.Detail.TrimEnd('.') : failure.StatusCode.ToString();
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

    private static SparkException Lost(RpcException failure, ConnectAddress address) => new(
        Fault.Environment,
        $"The connection to {address.Display} is lost: {Reason(failure)}.",
        advice: "Queries that run there go on for as long as the server runs; `queries list` finds them.",
        inner: failure);

    private static SparkException NoServer(RpcException failure, ConnectAddress address)
    {
        var (what, advice) = Kind(failure.Status.DebugException, failure.StatusCode) switch
        {
            ServerKind.None => ("nobody listens there", "Start it with sbin/start-connect-server.sh on the cluster, or correct the address; its port is 15002 unless set."),
            ServerKind.UnknownHost => ("there is no such host", "Correct the name of the host."),
            ServerKind.Tls => (
                address.UseTls ? "TLS fails" : "the connection fails",
                address.UseTls ? "Where the server does not speak TLS, leave use_ssl and token out; otherwise its certificate must be trusted here." : "Where the server speaks TLS, add /;use_ssl=true."),
            _ => ("what listens there does not speak Spark Connect", "Name the port of Spark Connect (15002 unless set), not that of the master (7077), the web page (4040, 8080) or Kafka (9092)."),
        };
        return new SparkException(Fault.Environment, $"No Spark Connect server answers at {address.Display}: {what} ({Reason(failure)}).", advice: advice, inner: failure);
    }

    private static ServerKind Kind(Exception? failure, StatusCode code)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return ServerKind.UnknownHost;
                case SocketException { SocketErrorCode: SocketError.ConnectionReset }:
                    return ServerKind.Other;
                case SocketException or TimeoutException:
                    return ServerKind.None;
                case AuthenticationException:
                    return ServerKind.Tls;
                default:
                    break;
            }
        }

        return code == StatusCode.DeadlineExceeded && failure is SocketException ? ServerKind.None : ServerKind.Other;
    }

    private enum ServerKind
    {
        None,
        UnknownHost,
        Tls,
        Other,
    }
}
