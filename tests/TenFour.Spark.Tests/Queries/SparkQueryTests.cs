using System.Text.Json;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Spark.Tests.Harness;
using TenFour.Streaming;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Queries;

/// <summary>Streaming queries on a real server.</summary>
public sealed class SparkQueryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_Started_FillsItsTableReportsAndStops()
    {
        using var session = await TestServer.ConnectAsync();
        var query = await SparkQuery.StartAsync(session, RateStream.Of(100), Options("numbers"), Stop);
        var progress = await UntilAsync(query, async () => await query.LastProgressAsync(Stop) is { } json && Rows(json) > 0 ? json : null);

        Assert.Equal(query.Id.ToString(), JsonDocument.Parse(progress).RootElement.GetProperty("id").GetString());
        Assert.NotEmpty(await query.RecentProgressAsync(Stop));
        var status = await query.StatusAsync(Stop);
        Assert.True(status.IsActive);
        var rows = await ReceivedRows.OfAsync(session, $"SELECT value FROM {query.Name} ORDER BY value");
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (object?)(long)i), rows.Select(r => r[0]));

        await query.StopAsync(Stop);
        Assert.False((await query.StatusAsync(Stop)).IsActive);
        Assert.Null(await query.FailureAsync(Stop));
    }

    [Fact]
    public async Task Query_AttachedFromItsSession_IsTheSame()
    {
        using var session = await TestServer.ConnectAsync();
        var query = await SparkQuery.StartAsync(session, RateStream.Of(1), Options("attached"), Stop);
        var again = SparkQuery.Attach(session, query.Id, query.RunId, query.Name);
        Assert.True((await again.StatusAsync(Stop)).IsActive);
        await again.StopAsync(Stop);
        Assert.False((await query.StatusAsync(Stop)).IsActive);
    }

    [Fact]
    public async Task Query_OfABatchThatFails_TellsWhy()
    {
        using var session = await TestServer.ConnectAsync();
        var failing = new Relation { Filter = new Filter { Input = RateStream.Of(10), Condition = Text("1 / (value - value) = 1") } };
        var query = await SparkQuery.StartAsync(session, failing, Options("failing"), Stop);
        var failure = await UntilAsync(query, () => query.FailureAsync(Stop));
        Assert.Contains("DIVIDE_BY_ZERO", failure.Message + failure.Condition, StringComparison.Ordinal);
        Assert.NotEqual(Fault.User, failure.Fault);
        Assert.False((await query.StatusAsync(Stop)).IsActive);
    }

    [Fact]
    public async Task Query_InAModeThatSparkRefuses_DoesNotStart()
    {
        using var session = await TestServer.ConnectAsync();
        var options = Options("refused") with { Mode = OutputMode.Complete };
        var error = await Assert.ThrowsAsync<SparkException>(() => SparkQuery.StartAsync(session, RateStream.Of(1), options, Stop));
        Assert.Contains("STREAMING_OUTPUT_MODE", error.Condition ?? error.Message, StringComparison.Ordinal);
    }

    private static QueryStartOptions Options(string name) => new($"{name}_{Guid.NewGuid():N}", OutputMode.Append, QueryTarget.Memory);

    private static Expression Text(string sql) => new() { ExpressionString = new Expression.Types.ExpressionString { Expression = sql } };

    // What is asked for gives its sources; the sum stands only in what a listener gets.
    private static long Rows(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("sources").EnumerateArray().Sum(s => s.GetProperty("numInputRows").GetInt64());

    /// <summary>Asks until there is an answer.</summary>
    private static async Task<T> UntilAsync<T>(SparkQuery query, Func<Task<T?>> ask)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, $"{query.Name} has given no answer within {Patience}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), Stop);
        }
    }
}
