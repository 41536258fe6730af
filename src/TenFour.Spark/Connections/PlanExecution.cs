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
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(5);

    private AsyncServerStreamingCall<ExecutePlanResponse>? _call;
    private string? _lastResponse;
    private bool _isComplete;
    private int _retries;
    private bool _wasSent;
    private bool _hasNew;
    private Task _release = Task.CompletedTask;

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
                if (!await _call.ResponseStream.MoveNext(cancellation).ConfigureAwait(false))
                {
                    await ReopenAsync(cancellation).ConfigureAwait(false);
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

    private AsyncServerStreamingCall<ExecutePlanResponse> Open(CancellationToken cancellation) => _wasSent
        ? client.Reattach(Reattach(), cancellation)
        : client.Start(First(), cancellation);

    private ExecutePlanRequest First()
    {
        _wasSent = true;
        return new ExecutePlanRequest
        {
            Plan = plan,
            OperationId = Operation,
            RequestOptions = { new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new() { Reattachable = true } } },
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
        using var timeout = new CancellationTokenSource(ReleaseTimeout, client.Options.Time);
        try
        {
            await client.ReleaseAsync(request, timeout.Token).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // Only saves the server memory, which it frees by itself some minutes later; the next call tells whether it is still there.
        }
    }

    /// <summary>A server that ends its stream at once, each time, is not asked in a circle without a pause.</summary>
    private async Task ReopenAsync(CancellationToken cancellation)
    {
        Close();
        if (!_hasNew)
        {
            await Task.Delay(client.Options.Retries.FirstDelay, client.Options.Time, cancellation).ConfigureAwait(false);
        }

        _hasNew = false;
    }

    private async Task RecoverAsync(RpcException failure, CancellationToken cancellation)
    {
        Close();
        var status = RemoteStatus.Of(failure);
        if (_lastResponse is null && _retries < client.Options.Retries.MaxRetries
            && (RetryRules.IsUnknownExecution(status) || RetryRules.IsKnownExecution(status)))
        {
            // The first request was lost on its way, or only its answer was.
            _wasSent = RetryRules.IsKnownExecution(status);
            _retries++;
            return;
        }

        if (await client.WaitToRetryAsync(failure, _retries, cancellation).ConfigureAwait(false))
        {
            _retries++;
            return;
        }

        throw await client.ExplainAsync(failure, cancellation).ConfigureAwait(false);
    }

    private void Close()
    {
        _call?.Dispose();
        _call = null;
    }
}
