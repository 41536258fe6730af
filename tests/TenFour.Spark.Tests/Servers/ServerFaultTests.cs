using TenFour.Spark.Connections;
using TenFour.Spark.Faults;
using TenFour.Spark.Plans;
using TenFour.Spark.Queries;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Spark.Tests.Harness;
using TenFour.Streaming;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Servers;

/// <summary>What happens to a query when real servers die, forget or refuse.</summary>
public sealed class ServerFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Spark's own rules go on for ten minutes.</summary>
    private static readonly RetryPolicy Short = RetryPolicy.Default with { MaxRetries = 4 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_KilledWhileAQueryRuns_IsLostAndItsSessionGone()
    {
        await using var server = await OwnSpark.StartAsync();
        using var session = await server.ConnectAsync(Short);
        var query = await StartAsync(session);
        await AwaitBatchAsync(query, 0);

        await server.KillAsync();
        var lost = await Assert.ThrowsAsync<SparkException>(() => query.StatusAsync(Stop));
        Assert.Contains($"The connection to {server.Address.Display} is lost", lost.Message, StringComparison.Ordinal);
        Assert.Equal(Fault.Environment, lost.Fault);

        await server.StartAgainAsync();
        var gone = await Assert.ThrowsAsync<SparkException>(() => ResumeAsync(server.Address, session));
        Assert.True(gone.IsSessionGone, gone.Message);
        Assert.Contains("started again", gone.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_KilledWhileAQueryRuns_IsDoneWithout()
    {
        await using var cluster = await OwnSpark.StartClusterAsync();
        using var session = await cluster.ConnectAsync();
        var query = await StartAsync(session);
        var before = await AwaitBatchAsync(query, 0);

        await cluster.KillWorkerAsync();
        await AwaitBatchAsync(query, before + 3);

        Assert.Null(await query.FailureAsync(Stop));
        Assert.True((await query.StatusAsync(Stop)).IsActive);
    }

    [Fact]
    public async Task Session_ThatTimedOut_IsGone()
    {
        await using var server = await OwnSpark.StartAsync(
            "spark.connect.session.manager.defaultSessionTimeout=20s", "spark.connect.session.manager.maintenanceInterval=500ms");
        using var session = await server.ConnectAsync();
        Assert.Equal("20s", await SessionTimeout.AskAsync(session, Stop));
        var query = await StartAsync(session);

        // Each question would keep the session alive, so its end is read from the server's log.
        using var patience = Patient();
        while (!server.Log.Contains("that expired and will be closed", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }

        var error = await Assert.ThrowsAsync<SparkException>(() => query.StatusAsync(Stop));
        Assert.True(error.IsSessionGone, $"{error.Condition} {error.Message}");
        Assert.Contains("timed out", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfAServerThatWantsOne_MustBeRight()
    {
        await using var server = await OwnSpark.StartAsync("spark.connect.authenticate.token=secret");
        var none = await Assert.ThrowsAsync<SparkException>(() => ConnectAsync(server.Address));
        Assert.Contains("refuses the token", none.Message, StringComparison.Ordinal);
        Assert.Contains("token=", none.Advice, StringComparison.Ordinal);

        var wrong = await Assert.ThrowsAsync<SparkException>(() => ConnectAsync(server.Address with { Token = "guess" }));
        Assert.Contains("is not the server's", wrong.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", wrong.ToString(), StringComparison.Ordinal);

        using var session = await ConnectAsync(server.Address with { Token = "secret" });
        Assert.NotEmpty(session.Version);
    }

    [Fact]
    public async Task KafkaPackage_ThatTheServerLacks_IsNamed()
    {
        await using var server = await OwnSpark.StartWithoutKafkaAsync();
        using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<SparkException>(
            () => KafkaReach.CheckAsync(session, [SparkStream.Kafka("localhost:9092", "subscribe", "calls")], null, Stop));
        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains($"spark-sql-kafka-0-10_2.13:{session.Version}", error.Advice, StringComparison.Ordinal);
    }

    private static Task<SparkQuery> StartAsync(SparkSession session) => SparkQuery.StartAsync(
        session, RateStream.Of(5), new QueryStartOptions($"rate_{Guid.NewGuid():N}", OutputMode.Append, new QueryTarget("noop")), Stop);

    private static Task<SparkSession> ConnectAsync(ConnectAddress address) => SparkSession.ConnectAsync(address, TimeProvider.System, cancellation: Stop);

    private static Task<SparkSession> ResumeAsync(ConnectAddress address, SparkSession left) => SparkSession.ResumeAsync(
        address with { SessionId = left.SessionId, UserId = left.UserId }, left.ServerSessionId, TimeProvider.System, cancellation: Stop);

    /// <summary>Waits until a batch of at least this number has been reported, and gives its number.</summary>
    private static async Task<long> AwaitBatchAsync(SparkQuery query, long number)
    {
        using var patience = Patient();
        while (true)
        {
            if (await query.LastReportAsync(patience.Token) is { } report && report.Progress.BatchId >= number)
            {
                return report.Progress.BatchId;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    private static CancellationTokenSource Patient()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        return patience;
    }
}
