using Apache.Arrow;
using Apache.Arrow.Ipc;
using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Tests.Harness;

namespace TenFour.Spark.Tests.Connections;

/// <summary>What the client asks of a server, asked of a real one.</summary>
public sealed class ConnectServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_Asked_IsTold()
    {
        using var server = TestServer.Open();
        var answer = await server.Client.AnalyzeAsync(new AnalyzePlanRequest { SparkVersion = new() }, Stop);
        Assert.Matches(@"^\d+\.\d+\.\d+", answer.SparkVersion.Version);
    }

    [Fact]
    public async Task Config_Set_IsKept()
    {
        using var server = TestServer.Open();
        const string name = "spark.sql.shuffle.partitions";
        await server.Client.ConfigAsync(new() { Set = new() { Pairs = { new KeyValue { Key = name, Value = "3" } } } }, Stop);
        var answer = await server.Client.ConfigAsync(new() { Get = new() { Keys = { name } } }, Stop);
        Assert.Equal("3", Assert.Single(answer.Pairs).Value);
    }

    [Fact]
    public async Task Plan_Executed_GivesRowsInOrder()
    {
        using var server = TestServer.Open();
        var plan = new Plan { Root = Sql("SELECT id FROM range(0, 1000, 1, 4) ORDER BY id") };
        var rows = new List<long>();
        await foreach (var response in server.Client.ExecuteAsync(plan, Stop))
        {
            if (response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch)
            {
                rows.AddRange(Ids(response.ArrowBatch.Data.ToByteArray()));
            }
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), rows);
    }

    [Fact]
    public async Task Plan_WithUnknownColumn_IsRefusedWithConditionAndSqlState()
    {
        using var server = TestServer.Open();
        var error = await Assert.ThrowsAsync<SparkException>(() => server.SchemaAsync(Sql("SELECT nothing FROM range(1)")));
        Assert.StartsWith("UNRESOLVED_COLUMN", error.Condition, StringComparison.Ordinal);
        Assert.Equal("42703", error.SqlState);
        Assert.Contains("nothing", error.Message, StringComparison.Ordinal);
    }

    private static Relation Sql(string query) => new() { Sql = new SQL { Query = query } };

    private static IEnumerable<long> Ids(byte[] data)
    {
        using var reader = new ArrowStreamReader(new MemoryStream(data));
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                foreach (var id in ((Int64Array)batch.Column(0)).Values.ToArray())
                {
                    yield return id;
                }
            }
        }
    }
}
