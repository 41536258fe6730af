using Grpc.Core;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Connections;

/// <summary>
/// Calls a server in one session: signs every request, tries again what can be tried again, and turns what failed into a
/// <see cref="SparkException"/> with all that the server knows of it.
/// </summary>
internal sealed class ConnectClient : IDisposable
{
    private readonly ConnectChannel _channel;
    private readonly ServerSession _server = new();
    private bool _hasAnswered;

    public ConnectClient(ConnectAddress address, ClientOptions options)
    {
        (Address, Options) = (address, options);
        _channel = new ConnectChannel(address);
        Identity = new SessionIdentity(address.SessionId ?? Guid.NewGuid(), address.UserId ?? Environment.UserName, _server);
    }

    public ConnectAddress Address { get; }

    public ClientOptions Options { get; }

    public SessionIdentity Identity { get; }

    public async Task<AnalyzePlanResponse> AnalyzeAsync(AnalyzePlanRequest request, CancellationToken cancellation)
    {
        var response = await CallAsync(options => _channel.Client.AnalyzePlanAsync(Identity.Sign(request), options), cancellation).ConfigureAwait(false);
        _server.Observe(response.ServerSideSessionId);
        return response;
    }

    public async Task<ConfigResponse> ConfigAsync(ConfigRequest.Types.Operation operation, CancellationToken cancellation)
    {
        var request = new ConfigRequest { Operation = operation };
        var response = await CallAsync(options => _channel.Client.ConfigAsync(Identity.Sign(request), options), cancellation).ConfigureAwait(false);
        _server.Observe(response.ServerSideSessionId);
        return response;
    }

    public async Task<InterruptResponse> InterruptAsync(InterruptRequest request, CancellationToken cancellation)
    {
        var response = await CallAsync(options => _channel.Client.InterruptAsync(Identity.Sign(request), options), cancellation).ConfigureAwait(false);
        _server.Observe(response.ServerSideSessionId);
        return response;
    }

    public Task<ReleaseSessionResponse> ReleaseSessionAsync(CancellationToken cancellation) => CallAsync(
        options => _channel.Client.ReleaseSessionAsync(Identity.Sign(new ReleaseSessionRequest()), options), cancellation);

    /// <summary>Runs a plan and gives every response once, in order, through whatever breaks off in between.</summary>
    public IAsyncEnumerable<ExecutePlanResponse> ExecuteAsync(Plan plan, CancellationToken cancellation) =>
        new PlanExecution(this, plan, Guid.NewGuid()).RunAsync(cancellation);

    internal AsyncServerStreamingCall<ExecutePlanResponse> Start(ExecutePlanRequest request, CancellationToken cancellation) =>
        _channel.Client.ExecutePlan(Identity.Sign(request), _channel.Options(cancellation));

    internal AsyncServerStreamingCall<ExecutePlanResponse> Reattach(ReattachExecuteRequest request, CancellationToken cancellation) =>
        _channel.Client.ReattachExecute(Identity.Sign(request), _channel.Options(cancellation));

    internal async Task ReleaseAsync(ReleaseExecuteRequest request, CancellationToken cancellation) =>
        await _channel.Client.ReleaseExecuteAsync(Identity.Sign(request), _channel.Options(cancellation)).ConfigureAwait(false);

    internal void Observe(ExecutePlanResponse response)
    {
        _hasAnswered = true;
        _server.Observe(response.ServerSideSessionId);
    }

    /// <summary>Waits before a call that failed is made again.</summary>
    /// <param name="retry">How often it has been made again since the server answered last.</param>
    /// <returns>False where it must not be, or has been often enough.</returns>
    internal async Task<bool> WaitToRetryAsync(RpcException failure, int retry, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var status = RemoteStatus.Of(failure);
        var policy = _hasAnswered ? Options.Retries : Options.HandshakeRetries;
        if (!RetryRules.IsTransient(status) || policy.DelayBefore(retry, status.RetryDelay, Options.Chance()) is not { } delay)
        {
            return false;
        }

        if (_hasAnswered && delay >= policy.JitterFrom)
        {
            Options.Warn($"{Address.Display} does not answer ({RemoteFailure.Reason(failure)}); trying again in {delay.TotalSeconds:N0} s ({retry + 1} of {policy.MaxRetries})");
        }

        await Task.Delay(delay, Options.Time, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>What went wrong, with all that the server knows of it.</summary>
    internal async Task<Exception> ExplainAsync(RpcException failure, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellation);
        }

        var status = RemoteStatus.Of(failure);

        // Only a server of Spark's numbers its errors.
        _hasAnswered |= status.ErrorId is not null;
        var details = status.ErrorId is null ? null : await DetailsAsync(status.ErrorId, cancellation).ConfigureAwait(false);
        return RemoteFailure.Explain(failure, status, details, Address, _hasAnswered);
    }

    public void Dispose() => _channel.Dispose();

    private async Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellation)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                return await OnceAsync(call, cancellation).ConfigureAwait(false);
            }
            catch (RpcException failure)
            {
                if (!await WaitToRetryAsync(failure, retry, cancellation).ConfigureAwait(false))
                {
                    throw await ExplainAsync(failure, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellation)
    {
        // A server that has never answered may be something else that only listens.
        using var timeout = new CancellationTokenSource(_hasAnswered ? Timeout.InfiniteTimeSpan : Options.HandshakeTimeout, Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var running = call(_channel.Options(both.Token));
            var response = await running.ResponseAsync.ConfigureAwait(false);
            _hasAnswered = true;
            return response;
        }
        catch (RpcException failure) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RpcException(new Status(
                StatusCode.DeadlineExceeded, $"no answer in {Options.HandshakeTimeout.TotalSeconds:N0} s", failure), failure.Trailers);
        }
    }

    /// <returns>Null where the server cannot tell more than the status did.</returns>
    private async Task<FetchErrorDetailsResponse?> DetailsAsync(string errorId, CancellationToken cancellation)
    {
        try
        {
            var request = Identity.Sign(new FetchErrorDetailsRequest { ErrorId = errorId });
            return await _channel.Client.FetchErrorDetailsAsync(request, _channel.Options(cancellation)).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // Servers before 4.0 do not know the question, and one that is going down cannot answer it. The status is told either way.
            return null;
        }
    }
}
