using System.Net.Http;
using Grpc.Core;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Sessions;
using TenFour.Spark.Tests.Fakes;
using TenFour.Streaming.Columns;

namespace TenFour.Spark.Tests.Sessions;

/// <summary>Sessions on servers that are too old, too strict, or send too much.</summary>
public sealed class FakeSessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_BeforeSpark35_IsRefusedPlainly()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Version = "3.4.1";
        var error = await Assert.ThrowsAsync<SparkException>(() => SparkSession.ConnectAsync(server.Address, server.Options(), Stop));
        Assert.Contains("needs Spark 3.5 or newer", error.Message, StringComparison.Ordinal);
        Assert.Contains("runs 3.4.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ThatAnOldServerDoesNotKnow_IsRefusedPlainly()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Version = "3.5.4";
        using var session = await SparkSession.ConnectAsync(server.Address, server.Options(), Stop);
        var sets = new Relation { Aggregate = new Aggregate { Input = new Relation { Sql = new SQL() }, GroupType = Aggregate.Types.GroupType.GroupingSets } };
        var error = await Assert.ThrowsAsync<SparkException>(() => RowsAsync(session, sets));
        Assert.Contains("needs Spark 4.0 or newer", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ExecutePlan", server.Script.Calls);
    }

    [Fact]
    public async Task Token_OfTheAddress_GoesWithEveryCall()
    {
        await using var server = await FakeSpark.StartAsync();
        var address = server.Address with { Token = "s3cret", UserAgent = "nightly", Headers = new Dictionary<string, string> { ["x-team"] = "blue" } };
        using var client = await server.ConnectAsync(address: address);
        Assert.Equal("Bearer s3cret", server.Script.Headers.GetValue("authorization"));
        Assert.Equal("blue", server.Script.Headers.GetValue("x-team"));
        Assert.Matches(@"^AnalyzePlan nightly tenfour/\d+\.\d+\.\d+$", server.Script.Calls[0]);
    }

    [Theory]
    [InlineData(null, "wants a token")]
    [InlineData("wrong", "is not the server's")]
    public async Task Token_Refused_SaysWhatToDo(string? token, string expected)
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.AnalyzeFailures.Enqueue(new RpcException(new Status(StatusCode.Unauthenticated, "Invalid authentication token")));
        var error = await Assert.ThrowsAsync<SparkException>(() => SparkSession.ConnectAsync(server.Address with { Token = token }, server.Options(), Stop));
        Assert.Contains("refuses the token", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_Released_IsEndedOnTheServer()
    {
        await using var server = await FakeSpark.StartAsync();
        using var session = await SparkSession.ConnectAsync(server.Address, server.Options(), Stop);
        await session.ReleaseAsync(Stop);
        Assert.Equal($"ReleaseSession {session.SessionId:D}", server.Script.Calls[^1]);
    }

    [Fact]
    public async Task Message_LongerThanTheLimit_NamesLimitAndParameter()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Responses.Add(new ExecutePlanResponse { ArrowBatch = new() { RowCount = 1, Data = Google.Protobuf.ByteString.CopyFrom(new byte[5000]) } });
        using var session = await SparkSession.ConnectAsync(server.Address with { MaxMessageBytes = 1000 }, server.Options(), Stop);
        var error = await Assert.ThrowsAsync<SparkException>(() => RowsAsync(session, new Relation { Sql = new SQL() }));
        Assert.Contains("longer than the 1,000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("grpc_max_message_size", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_FromAWrongPlace_AreNoResult()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Responses.Add(new ExecutePlanResponse { ArrowBatch = new() { RowCount = 1, StartOffset = 7 } });
        using var session = await SparkSession.ConnectAsync(server.Address, server.Options(), Stop);
        var error = await Assert.ThrowsAsync<SparkException>(() => RowsAsync(session, new Relation { Sql = new SQL() }));
        Assert.Contains("from 7 on, and those from 0 on are due", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<ColumnBatch>> RowsAsync(SparkSession session, Relation relation)
    {
        var batches = new List<ColumnBatch>();
        await foreach (var batch in session.RowsAsync(relation, null, Stop))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
