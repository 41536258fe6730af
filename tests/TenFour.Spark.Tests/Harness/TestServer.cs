using TenFour.Spark.Connections;
using TenFour.Spark.Protocol;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Tests.Harness;

/// <summary>A session of its own for each test, on the Spark Connect server of TENFOUR_TEST_SPARK, which forgets it after a while.</summary>
internal sealed class TestServer : IDisposable
{
    private const string Variable = "TENFOUR_TEST_SPARK";

    private TestServer(ConnectClient client) => Client = client;

    public ConnectClient Client { get; }

    /// <summary>The server's address, or skips the test where there is none.</summary>
    public static ConnectAddress Address()
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(address is null, $"{Variable} is not set");
        return ConnectAddress.Parse(address!);
    }

    /// <summary>Opens a session, or skips the test where there is no server.</summary>
    public static TestServer Open() => new(new ConnectClient(Address(), new ClientOptions(TimeProvider.System)));

    /// <summary>A session as users have it, or skips the test where there is no server.</summary>
    public static Task<SparkSession> ConnectAsync() =>
        SparkSession.ConnectAsync(Address(), TimeProvider.System, cancellation: TestContext.Current.CancellationToken);

    public async Task<DataType> SchemaAsync(Relation relation)
    {
        var request = new AnalyzePlanRequest { Schema = new() { Plan = new Plan { Root = relation } } };
        return (await Client.AnalyzeAsync(request, TestContext.Current.CancellationToken)).Schema.Schema_;
    }

    public async Task<DataType> ParseAsync(string ddl)
    {
        var request = new AnalyzePlanRequest { DdlParse = new() { DdlString = ddl } };
        return (await Client.AnalyzeAsync(request, TestContext.Current.CancellationToken)).DdlParse.Parsed;
    }

    public void Dispose() => Client.Dispose();
}
