using System.Runtime.CompilerServices;
using Grpc.Core;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;

namespace TenFour.Spark.Connections;

/// <summary>
/// One run of a plan on the server, which goes on there while the way to it is broken. Responses come once and in order: a stream that ends
/// without <c>ResultComplete</c>, which servers do on purpose every two minutes, is taken up again behind the last response.
/// </summary>
internal sealed class PlanExecution(ConnectClient client, Plan plan, Guid operation)
{
    private AsyncServerStreamingCall<ExecutePlanResponse>? _call;
    private string? _lastResponse;
    private bool _isComplete;
    private int _retries;
    private bool _wasSent;
    private bool _hasNew;
    private long _openedAt;
    private Task _release = Task.CompletedTask;

    private ClientOptions Options => client.Options;

    private string Operation => operation.ToString("D");

    public async IAsyncEnumerable<ExecutePlanResponse> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            while (await NextAsync(cancellation).ConfigureAwait(false) is { } response)
            {
                yield return response;
            }
        }
        finally
        {
            _call?.Dispose();
            await _release.ConfigureAwait(false);
            await ReleaseAsync(new ReleaseExecuteRequest { OperationId = Operation, ReleaseAll = new() }).ConfigureAwait(false);
        }
    }

    private async Task<ExecutePlanResponse?> NextAsync(CancellationToken cancellation)
    {
        while (!_isComplete)
        {
            try
            {
                _call ??= Open(cancellation);
                if (!await MoveAsync(_call, cancellation).ConfigureAwait(false))
                {
                    LeaveEndedStream();
                    continue;
                }
            }
            catch (RpcException failure)
            {
                await RecoverAsync(failure, cancellation).ConfigureAwait(false);
                continue;
            }

            if (Take(_call.ResponseStream.Current) is { } response)
            {
                return response;
            }
        }

        return null;
    }

    private async Task<bool> MoveAsync(AsyncServerStreamingCall<ExecutePlanResponse> call, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(Options.SilenceLimit, Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, silence.Token);
        try
        {
            return await call.ResponseStream.MoveNext(both.Token).ConfigureAwait(false);
        }
        catch (RpcException failure) when (silence.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"nothing was said for {Options.SilenceLimit.TotalMinutes:N0} minutes", failure));
        }
    }

    private AsyncServerStreamingCall<ExecutePlanResponse> Open(CancellationToken cancellation)
    {
        (_openedAt, _hasNew) = (Options.Time.GetTimestamp(), false);
        return _wasSent ? client.Reattach(Reattach(), cancellation) : client.Start(First(), cancellation);
    }

    private ExecutePlanRequest First()
    {
        _wasSent = true;
        return new ExecutePlanRequest
        {
            Plan = plan,
            OperationId = Operation,
            RequestOptions =
            {
                new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new() { Reattachable = true } },

                // Half of what is taken leaves room for what stands around the rows. Servers before 4.1 pass this over.
                new ExecutePlanRequest.Types.RequestOption
                {
                    ResultChunkingOptions = new() { AllowArrowBatchChunking = true, PreferredArrowChunkSize = Math.Max(1, client.Address.MaxMessageBytes / 2) },
                },
            },
        };
    }

    private ReattachExecuteRequest Reattach()
    {
        var request = new ReattachExecuteRequest { OperationId = Operation };
        if (_lastResponse is not null)
        {
            request.LastResponseId = _lastResponse;
        }

        return request;
    }

    private ExecutePlanResponse? Take(ExecutePlanResponse response)
    {
        client.Observe(response);
        _retries = 0;
        _hasNew = true;
        _lastResponse = response.ResponseId;
        if (response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete)
        {
            _isComplete = true;
            return null;
        }

        ReleaseUntilLast();
        return response;
    }

    /// <summary>Lets the server forget what has come. One such call is under way at most: the next one covers what was passed over.</summary>
    private void ReleaseUntilLast()
    {
        if (_release.IsCompleted)
        {
            _release = ReleaseAsync(new ReleaseExecuteRequest { OperationId = Operation, ReleaseUntil = new() { ResponseId = _lastResponse } });
        }
    }

    private async Task ReleaseAsync(ReleaseExecuteRequest request)
    {
        using var timeout = new CancellationTokenSource(Options.ReleaseTimeout, Options.Time);
        try
        {
            await client.ReleaseAsync(request, timeout.Token).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // Only saves the server memory, which it frees by itself some minutes later; the next call tells whether it is still there.
        }
    }

    /// <summary>Servers end streams on purpose, and are asked to go on at once; but not in a circle where nothing comes.</summary>
    private void LeaveEndedStream()
    {
        Close();
        if (!_hasNew && Options.Time.GetElapsedTime(_openedAt) < Options.QuietStream)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the server ends its answer before the result"));
        }

        _retries = 0;
    }

    private async Task RecoverAsync(RpcException failure, CancellationToken cancellation)
    {
        Close();
        var status = RemoteStatus.Of(failure);

        // The first request was lost on its way, or only its answer was.
        var isLost = _lastResponse is null && (RetryRules.IsUnknownExecution(status) || RetryRules.IsKnownExecution(status));
        var isAgain = isLost
            ? await client.WaitAsync(failure, _retries, cancellation).ConfigureAwait(false)
            : await client.WaitToRetryAsync(failure, _retries, cancellation).ConfigureAwait(false);
        if (!isAgain)
        {
            throw await client.ExplainAsync(failure, cancellation).ConfigureAwait(false);
        }

        _wasSent = isLost ? RetryRules.IsKnownExecution(status) : _wasSent;
        _retries++;
    }

    private void Close()
    {
        _call?.Dispose();
        _call = null;
    }
}
