using Grpc.Core;
using TenFour.Spark.Connections;
using TenFour.Spark.Faults;
using TenFour.Spark.Tests.Fakes;

namespace TenFour.Spark.Tests.Connections;

/// <summary>Executions whose streams break: responses come once, in order, or the failure is told.</summary>
public sealed class PlanExecutionTests
{
    private const int Count = 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Breaks =>
        [.. new[] { "end", "cut", "unavailable", "disconnected", "broken status" }.SelectMany(_ => Enumerable.Range(0, Count + 1), (how, after) => (how, after))];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Stream_BrokenAtAnyResponse_IsTakenUpBehindIt(string how, int after)
    {
        await using var server = await StartAsync(Break(how, after));
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server));
        Assert.Equal("ReleaseExecute all", server.Script.Calls[^1]);

        // Of what is cut some has not left the server, so that the client cannot say where it goes on.
        if (how != "cut")
        {
            Assert.Contains($"ReattachExecute {(after == 0 ? "start" : $"r{after - 1}")}", server.Script.Calls);
        }
    }

    [Fact]
    public async Task Stream_BrokenBehindEveryResponse_IsWhole()
    {
        await using var server = await StartAsync([.. Enumerable.Repeat(Breaking.End(1), Count)]);
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server));
        Assert.Empty(server.Time.Waits);
    }

    [Theory]
    [InlineData("INVALID_HANDLE.OPERATION_NOT_FOUND")]
    [InlineData("INVALID_HANDLE.SESSION_NOT_FOUND")]
    public async Task Execution_UnknownBeforeAResponse_IsSentAgain(string condition)
    {
        await using var server = await StartAsync(Breaking.Cut(0), Breaking.Fail(0, FakeErrors.Of(condition, "unknown")));
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server));
        Assert.Equal(["ExecutePlan", "ReattachExecute start", "ExecutePlan"], server.Script.Calls.Skip(1).Take(3));
    }

    [Fact]
    public async Task Execution_KnownAlready_IsTakenUp()
    {
        await using var server = await StartAsync(Breaking.Fail(0, FakeErrors.Of("INVALID_HANDLE.OPERATION_ALREADY_EXISTS", "known")));
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server));
        Assert.Equal(["ExecutePlan", "ReattachExecute start"], server.Script.Calls.Skip(1).Take(2));
    }

    [Fact]
    public async Task Execution_UnknownAfterAResponse_IsAFailure()
    {
        await using var server = await StartAsync(
            Breaking.End(2), Breaking.Fail(0, FakeErrors.Of("INVALID_HANDLE.OPERATION_NOT_FOUND", "The handle is invalid. Operation not found.")));
        var received = new List<int>();
        var error = await Assert.ThrowsAsync<SparkException>(() => NumbersAsync(server, received));
        Assert.Equal("INVALID_HANDLE.OPERATION_NOT_FOUND", error.Condition);
        Assert.Equal([0, 1], received);
        Assert.DoesNotContain("ExecutePlan", server.Script.Calls.Skip(2));
    }

    [Fact]
    public async Task Server_UnavailableFifteenTimes_IsWaitedForBySparksRule()
    {
        await using var server = await StartAsync([.. Enumerable.Repeat(Breaking.Fail(0, FakeErrors.Unavailable), 15)]);
        var warnings = new List<string>();
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server, options: server.Options() with { Warn = warnings.Add }));
        double[] seconds = [0.05, 0.2, 0.8, 3.45, 13.05, 51.45, .. Enumerable.Repeat(60.25, 9)];
        Assert.Equal(seconds.Select(TimeSpan.FromSeconds), server.Time.Waits);
        Assert.Equal(12, warnings.Count);
        Assert.Contains("(4 of 15)", warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_UnavailableForEver_IsToldAsLost()
    {
        await using var server = await StartAsync([.. Enumerable.Repeat(Breaking.Fail(0, FakeErrors.Unavailable), 16)]);
        var error = await Assert.ThrowsAsync<SparkException>(() => NumbersAsync(server));
        Assert.Contains($"The connection to {server.Address.Display} is lost: going down", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retries_AfterAResponse_BeginAnew()
    {
        var ten = Enumerable.Repeat(Breaking.Fail(0, FakeErrors.Unavailable), 10);
        await using var server = await StartAsync([.. ten, Breaking.End(1), .. ten]);
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server));
        Assert.Equal(server.Time.Waits.Take(10), server.Time.Waits.Skip(10));
    }

    [Theory]
    [InlineData(7, 7.25)]
    [InlineData(3600, 600.25)]
    [InlineData(0.01, 0.05)]
    public async Task Server_ThatNamesATime_IsAskedThen(double seconds, double expected)
    {
        await using var server = await StartAsync(Breaking.Fail(0, FakeErrors.Busy(TimeSpan.FromSeconds(seconds))));
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server));
        Assert.Equal([TimeSpan.FromSeconds(expected)], server.Time.Waits);
    }

    [Fact]
    public async Task Streams_ThatEndEmptyAtOnce_AreNotAskedForEver()
    {
        await using var server = await StartAsync([.. Enumerable.Repeat(Breaking.End(0), 16)]);
        var error = await Assert.ThrowsAsync<SparkException>(() => NumbersAsync(server));
        Assert.Contains("ends its answer before the result", error.Message, StringComparison.Ordinal);
        Assert.Equal(15, server.Time.Waits.Count);
    }

    [Fact]
    public async Task Stream_ThatFallsSilent_IsTakenUpAnew()
    {
        await using var server = await StartAsync(Breaking.Silence(2));
        Assert.Equal([0, 1, 2, 3], await NumbersAsync(server, options: server.Options() with { Time = TimeProvider.System, SilenceLimit = TimeSpan.FromSeconds(2) }));
        Assert.Contains("ReattachExecute r1", server.Script.Calls);
    }

    [Fact]
    public async Task Session_ChangedOnTheServer_IsToldAsLost()
    {
        await using var server = await StartAsync();
        server.Script.Responses[2].ServerSideSessionId = "server-2";
        var received = new List<int>();
        var error = await Assert.ThrowsAsync<SparkException>(() => NumbersAsync(server, received));
        Assert.Contains("lost the session", error.Message, StringComparison.Ordinal);
        Assert.Equal([0, 1], received);
    }

    [Fact]
    public async Task Reader_ThatStops_ReleasesTheExecution()
    {
        await using var server = await StartAsync(Breaking.Silence(2));
        using var client = await server.ConnectAsync();
        await foreach (var response in client.ExecuteAsync(FakeRows.Plan, Stop))
        {
            if (response.ArrowBatch.Data[0] == 1)
            {
                break;
            }
        }

        Assert.Equal("ReleaseExecute all", server.Script.Calls[^1]);
    }

    private static Breaking Break(string how, int after) => how switch
    {
        "end" => Breaking.End(after),
        "cut" => Breaking.Cut(after),
        "unavailable" => Breaking.Fail(after, FakeErrors.Unavailable),
        "disconnected" => Breaking.Fail(after, FakeErrors.Of("INVALID_CURSOR.DISCONNECTED", "[INVALID_CURSOR.DISCONNECTED] another call")),
        _ => new Breaking(after, context =>
        {
            // Some proxies end an answer without the part that tells how it went.
            var http = context.GetHttpContext();
            return http.Response.CompleteAsync();
        }),
    };

    private static async Task<FakeSpark> StartAsync(params Breaking[] breakings)
    {
        var server = await FakeSpark.StartAsync();
        server.Script.Responses.AddRange(FakeRows.Numbers(Count));
        server.Script.Break(breakings);
        return server;
    }

    private static async Task<List<int>> NumbersAsync(FakeSpark server, List<int>? received = null, ClientOptions? options = null)
    {
        received ??= [];
        using var client = await server.ConnectAsync(options);
        await foreach (var response in client.ExecuteAsync(FakeRows.Plan, Stop))
        {
            received.Add(response.ArrowBatch.Data[0]);
        }

        return received;
    }
}
