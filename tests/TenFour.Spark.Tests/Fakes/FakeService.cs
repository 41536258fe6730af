using Grpc.Core;
using TenFour.Spark.Protocol;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>The calls of a <see cref="FakeSpark"/>.</summary>
internal sealed class FakeService(FakeScript script) : SparkConnectService.SparkConnectServiceBase
{
    public override async Task<AnalyzePlanResponse> AnalyzePlan(AnalyzePlanRequest request, ServerCallContext context)
    {
        script.Log($"AnalyzePlan {request.ClientType}", context);
        await Task.Delay(script.AnalyzeDelay, context.CancellationToken);
        return script.AnalyzeFailures.TryDequeue(out var failure)
            ? throw failure
            : new AnalyzePlanResponse
            {
                SessionId = request.SessionId,
                ServerSideSessionId = script.ServerSession,
                SparkVersion = new AnalyzePlanResponse.Types.SparkVersion { Version = script.Version },
            };
    }

    public override Task ExecutePlan(ExecutePlanRequest request, IServerStreamWriter<ExecutePlanResponse> responseStream, ServerCallContext context)
    {
        script.Log("ExecutePlan", context);
        return SendAsync(0, responseStream, context);
    }

    public override Task ReattachExecute(ReattachExecuteRequest request, IServerStreamWriter<ExecutePlanResponse> responseStream, ServerCallContext context)
    {
        script.Log($"ReattachExecute {(request.HasLastResponseId ? request.LastResponseId : "start")}", context);
        return SendAsync(request.HasLastResponseId ? int.Parse(request.LastResponseId[1..], null) + 1 : 0, responseStream, context);
    }

    public override Task<ReleaseExecuteResponse> ReleaseExecute(ReleaseExecuteRequest request, ServerCallContext context)
    {
        if (request.ReleaseAll is not null)
        {
            script.Log("ReleaseExecute all", context);
        }

        return Task.FromResult(new ReleaseExecuteResponse { SessionId = request.SessionId, OperationId = request.OperationId });
    }

    public override Task<ReleaseSessionResponse> ReleaseSession(ReleaseSessionRequest request, ServerCallContext context)
    {
        script.Log($"ReleaseSession {request.SessionId}", context);
        return Task.FromResult(new ReleaseSessionResponse { SessionId = request.SessionId });
    }

    public override Task<FetchErrorDetailsResponse> FetchErrorDetails(FetchErrorDetailsRequest request, ServerCallContext context)
    {
        script.Log($"FetchErrorDetails {request.ErrorId}", context);
        return script.Details is { } details ? Task.FromResult(details) : Silence(context);
    }

    private static async Task<FetchErrorDetailsResponse> Silence(ServerCallContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        return new FetchErrorDetailsResponse();
    }

    private async Task SendAsync(int first, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
    {
        var breaking = script.Breakings.TryDequeue(out var next) ? next : null;
        var last = breaking is null ? script.Responses.Count : Math.Min(first + breaking.After, script.Responses.Count);
        for (var i = first; i < last; i++)
        {
            var response = script.Responses[i].Clone();
            response.ResponseId = $"r{i}";
            response.ServerSideSessionId = response.ServerSideSessionId.Length > 0 ? response.ServerSideSessionId : script.ServerSession;
            await stream.WriteAsync(response, context.CancellationToken);
        }

        if (breaking is not null)
        {
            await breaking.How(context);
        }
    }
}
