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
    private readonly FailureReporter _failures;
    private readonly ServerSession _server = new();
    private bool _hasAnswered;

    public ConnectClient(ConnectAddress address, ClientOptions options)
    {
        (Address, Options) = (address, options);
        _channel = new ConnectChannel(address, options);
        Identity = new SessionIdentity(address.SessionId ?? Guid.NewGuid(), address.UserId ?? Environment.UserName, address.UserAgent, _server);
        _failures = new FailureReporter(_channel, address, Identity, options);
    }

    public ConnectAddress Address { get; }

    public ClientOptions Options { get; }

    /// <summary>The server's own name of the session; null before the first answer, and with servers that have none.</summary>
    public string? ServerSessionId => _server.Id;

    /// <summary>Goes on with a session as the server knew it: where it has another one now, calls fail.</summary>
    public void Expect(string serverSessionId) => _server.Observe(serverSessionId);

    public SessionIdentity Identity { get; }

    public async Task<AnalyzePlanResponse> AnalyzeAsync(AnalyzePlanRequest request, CancellationToken cancellation)
    {
        var response = await CallAsync(options => _channel.Client.AnalyzePlanAsync(Identity.Sign(request), options), cancellation).ConfigureAwait(false);
        _server.Observe(response.ServerSideSessionId);
        _failures.ServerVersion = response.SparkVersion?.Version ?? _failures.ServerVersion;
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

    /// <summary>Waits before a call that failed is made again, by Spark's rules.</summary>
    /// <param name="retry">How often it has been made again since the server answered last.</param>
    /// <returns>False where it must not be, or has been often enough.</returns>
    internal async Task<bool> WaitToRetryAsync(RpcException failure, int retry, CancellationToken cancellation) =>
        RetryRules.IsTransient(RemoteStatus.Of(failure)) && await WaitAsync(failure, retry, cancellation).ConfigureAwait(false);

    /// <summary>Waits before a call that failed is made again, whatever the failure.</summary>
    internal async Task<bool> WaitAsync(RpcException failure, int retry, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_hasAnswered && RemoteFailure.IsTimedOut(failure))
        {
            // It has been waited for long enough to say that nobody answers.
            return false;
        }

        var policy = _hasAnswered ? Options.Retries : Options.HandshakeRetries;
        if (policy.DelayBefore(retry, RemoteStatus.Of(failure).RetryDelay, Options.Chance()) is not { } delay)
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
    internal Task<Exception> ExplainAsync(RpcException failure, CancellationToken cancellation) =>
        _failures.ExplainAsync(failure, _hasAnswered, cancellation);

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
        var limit = _hasAnswered ? Options.CallTimeout : Options.HandshakeTimeout;
        using var timeout = new CancellationTokenSource(limit, Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var running = call(_channel.Options(both.Token));
            if (!_hasAnswered)
            {
                await AwaitFirstAsync(running.ResponseAsync, cancellation).ConfigureAwait(false);
            }

            var response = await running.ResponseAsync.ConfigureAwait(false);
            _hasAnswered = true;
            return response;
        }
        catch (RpcException failure) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"no answer in {limit.TotalSeconds:N0} s", failure), failure.Trailers);
        }
    }

    /// <summary>Waits for a first answer, unless what listens there is no server that could give one.</summary>
    private async Task AwaitFirstAsync(Task answer, CancellationToken cancellation)
    {
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var patience = Task.Delay(Options.FirstPatience, Options.Time, answered.Token);
        if (await Task.WhenAny(answer, patience).ConfigureAwait(false) == answer)
        {
            await answered.CancelAsync().ConfigureAwait(false);
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        if (await _failures.ProbeAsync(cancellation).ConfigureAwait(false) != ServerKind.Http2)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"no answer in {Options.FirstPatience.TotalSeconds:N0} s"));
        }

        Options.Warn($"{Address.Display} has not answered yet; waiting up to {Options.HandshakeTimeout.TotalSeconds:N0} s");
    }
}
