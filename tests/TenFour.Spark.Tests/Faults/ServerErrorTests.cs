using TenFour.Spark.Connections;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Tests.Fakes;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Faults;

/// <summary>Errors of a server, with the causes that it tells when asked.</summary>
public sealed class ServerErrorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_WithCauses_NamesTheInnermost()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Details = Details(
            Error("[CANNOT_LOAD] It cannot be loaded. SQLSTATE: XX000", "org.apache.spark.SparkException", 1),
            Error("middle", "java.io.IOException", 2),
            Error("disk full", "java.nio.file.FileSystemException", null));
        var error = await FailAsync(server, FakeErrors.Of("CANNOT_LOAD", "[CANNOT_LOAD] It cann..."), server.Options());
        Assert.Equal(("CANNOT_LOAD", "XX000", "org.apache.spark.SparkException"), (error.Condition, error.SqlState, error.JavaClass));
        Assert.Equal("It cannot be loaded; caused by: FileSystemException: disk full", error.Message);
        Assert.Equal(["IOException: middle", "FileSystemException: disk full"], error.Causes);
        Assert.Contains("FetchErrorDetails e1", server.Script.Calls);
    }

    [Fact]
    public async Task Causes_InACircle_AreCutOff()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Details = Details(Error("one", "a.A", 1), Error("two", "b.B", 0));
        var error = await FailAsync(server, FakeErrors.Of("X", "one"), server.Options());
        Assert.Equal(5, error.Causes.Count);
    }

    [Fact]
    public async Task Details_ThatDoNotCome_AreNotWaitedForLong()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Details = null;
        var error = await FailAsync(server, FakeErrors.Of("SOME_CONDITION", "[SOME_CONDITION] The beginning"), server.Options() with
        {
            Time = TimeProvider.System,
            DetailsTimeout = TimeSpan.FromMilliseconds(200),
        });
        Assert.Equal(("SOME_CONDITION", "The beginning"), (error.Condition, error.Message));
    }

    [Theory]
    [InlineData("4.2.0", "org.apache.spark:spark-sql-kafka-0-10_2.13:4.2.0")]
    [InlineData("3.5.4", "org.apache.spark:spark-sql-kafka-0-10_2.12:3.5.4")]
    public async Task Kafka_MissingOnTheCluster_NamesThePackage(string version, string package)
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.Version = version;
        var error = await FailAsync(server, FakeErrors.Of("DATA_SOURCE_NOT_FOUND", "Failed to find data source: kafka. Please deploy"), server.Options());
        Assert.Contains(package, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_ThatHasFailed_SaysTheReasonsWithoutThePlacesInSpark()
    {
        const string Text = "org.apache.spark.sql.streaming.StreamingQueryException: [STREAM_FAILED] Job aborted: java.lang.Exception: first\n\tat a.b.c(d.scala:1)\n"
            + "\t... 12 more\n\nDriver stacktrace:\nCaused by: second\n\tat e.f(g.java:2) SQLSTATE: XXKST\n=== Streaming Query ===\nIdentifier: x";
        var error = ServerError.OfQuery(Text, "STREAM_FAILED", "4.2.0");
        Assert.Equal("Job aborted: java.lang.Exception: first\nCaused by: second", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times: org.apache.spark.SparkArithmeticException: ")]
    [InlineData("[TASK_WRITE_FAILED] Task failed. SQLSTATE: 58030\nCaused by: ")]
    public void Query_ThatFailsOnItsData_NamesTheConditionAndTheExpression(string before)
    {
        const string Reason = "[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012\n== SQL (line 1, position 2) ==\n(CAST(1 AS DOUBLE) / `x`)\n ^^^^^^^^^^^^^^^^^^^^^^^\n\n\tat a.b(c.scala:1)";
        var error = ServerError.OfQuery($"org.apache.spark.sql.streaming.StreamingQueryException: {before}{Reason}\n=== Streaming Query ===\nx", "STREAM_FAILED", null);
        Assert.Equal((Fault.Data, "DIVIDE_BY_ZERO", "22012"), (error.Fault, error.Condition, error.SqlState));
        Assert.Equal("Division by zero. In CAST(1 AS DOUBLE) / `x`.", error.Message);
        Assert.NotNull(error.Advice);
    }

    [Theory]
    [InlineData("[KAFKA_DATA_LOSS.INITIAL_OFFSET_MISSING] Some data may have been lost. SQLSTATE: 22000")]
    [InlineData("[FAILED_READ_FILE] No file [A_B]. SQLSTATE: KD001")]
    public void Query_ThatFailsOnItsSurroundings_IsNoErrorOfTheData(string text) =>
        Assert.Equal(Fault.Environment, ServerError.OfQuery(text, "STREAM_FAILED", null).Fault);

    [Theory]
    [InlineData("INVALID_CONF_VALUE.TYPE_MISMATCH", "22022")]
    [InlineData("INVALID_CONF_VALUE.REQUIREMENT", "22022")]
    public async Task Setting_WithAWrongValue_IsTheUsersFault(string condition, string sqlState)
    {
        await using var server = await FakeSpark.StartAsync();
        var error = await FailAsync(server, FakeErrors.Of(condition, $"[{condition}] The value 'abc' is invalid. SQLSTATE: {sqlState}"), server.Options());
        Assert.Equal(Fault.User, error.Fault);
    }

    [Theory]
    [InlineData("INVALID_HANDLE.SESSION_CLOSED", "timed out")]
    [InlineData("INVALID_HANDLE.SESSION_CHANGED", "started again")]
    [InlineData("INVALID_HANDLE.SESSION_NOT_FOUND", "timed out")]
    public async Task Session_ThatIsGone_SaysWhatBecameOfItsQueries(string condition, string reason)
    {
        await using var server = await FakeSpark.StartAsync();
        var error = await FailAsync(server, FakeErrors.Of(condition, "The handle is invalid."), server.Options());
        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains(reason, error.Advice, StringComparison.Ordinal);
        Assert.True(error.IsSessionGone);
    }

    /// <summary>The error that a call to a server gives which has answered before.</summary>
    private static async Task<SparkException> FailAsync(FakeSpark server, Grpc.Core.RpcException failure, ClientOptions options)
    {
        using var client = await server.ConnectAsync(options);
        server.Script.AnalyzeFailures.Enqueue(failure);
        return await Assert.ThrowsAsync<SparkException>(() => client.AnalyzeAsync(new() { SparkVersion = new() }, Stop));
    }

    private static FetchErrorDetailsResponse Details(params FetchErrorDetailsResponse.Types.Error[] errors) => new() { RootErrorIdx = 0, Errors = { errors } };

    private static FetchErrorDetailsResponse.Types.Error Error(string message, string className, int? cause)
    {
        var error = new FetchErrorDetailsResponse.Types.Error { Message = message, ErrorTypeHierarchy = { className } };
        if (cause is { } index)
        {
            error.CauseIdx = index;
        }

        return error;
    }
}
