using Grpc.Core;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Connections;

/// <summary>Finds out all that can be known of a failed call, and puts it into our words.</summary>
internal sealed class FailureReporter(ConnectChannel channel, ConnectAddress address, SessionIdentity identity, ClientOptions options)
{
    private ServerKind? _kind;

    /// <summary>As the server has told it; null before.</summary>
    public string? ServerVersion { get; set; }

    /// <param name="hasAnswered">Whether a Spark server has answered at this address before.</param>
    public async Task<Exception> ExplainAsync(RpcException failure, bool hasAnswered, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellation);
        }

        var status = RemoteStatus.Of(failure);
        var details = status.ErrorId is null ? null : await DetailsAsync(status.ErrorId, cancellation).ConfigureAwait(false);
        if (status.Classes.Count > 0 || details is not null)
        {
            return ServerError.Explain(failure, status, details, ServerVersion);
        }

        // Only a server of Spark's numbers its errors; anything else that has never answered may be anything.
        var kind = hasAnswered ? ServerKind.Http2 : await KindAsync(failure, cancellation).ConfigureAwait(false);
        return hasAnswered ? RemoteFailure.Explain(failure, address, ServerVersion) : RemoteFailure.AtFirst(failure, kind, address);
    }

    /// <summary>What listens there, looked at once.</summary>
    public async Task<ServerKind> ProbeAsync(CancellationToken cancellation) =>
        _kind ??= await ServerProbe.AskAsync(address, options.Time, cancellation).ConfigureAwait(false);

    private async Task<ServerKind> KindAsync(RpcException failure, CancellationToken cancellation) =>
        RemoteFailure.Kind(failure) ?? await ProbeAsync(cancellation).ConfigureAwait(false);

    /// <returns>Null where the server cannot tell more than the status did.</returns>
    private async Task<FetchErrorDetailsResponse?> DetailsAsync(string errorId, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.DetailsTimeout, options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            var request = identity.Sign(new FetchErrorDetailsRequest { ErrorId = errorId });
            return await channel.Client.FetchErrorDetailsAsync(request, channel.Options(both.Token)).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // Servers before 4.0 do not know the question, and one that is going down cannot answer it. The status is told either way.
            return null;
        }
    }
}
