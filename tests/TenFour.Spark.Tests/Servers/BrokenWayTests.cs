using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Queries;
using TenFour.Spark.Sessions;
using TenFour.Spark.Tests.Harness;
using TenFour.Streaming;
using TenFour.Streaming.Columns;

namespace TenFour.Spark.Tests.Servers;

/// <summary>A real server behind a way that breaks, or that takes short messages only.</summary>
public sealed class BrokenWayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_WhoseConnectionIsCutTwice_ComeOnceAndInOrder()
    {
        await using var proxy = new CuttingProxy(TestServer.Address());
        using var session = await SparkSession.ConnectAsync(proxy.Address, TimeProvider.System, cancellation: Stop);
        await session.SetAsync(new Dictionary<string, string> { ["spark.sql.execution.arrow.maxRecordsPerBatch"] = "500" }, Stop);

        // More than the buffers of a connection hold, so that what is cut has not all come yet.
        const int Count = 20_000;
        var numbers = new List<long>();
        await foreach (var batch in session.RowsAsync(Sql($"SELECT id, repeat('x', 1000) AS text FROM range(0, {Count}, 1, 2)"), null, Stop))
        {
            var ids = (FixedColumn<long>)batch.Columns[0];
            foreach (var row in batch.Rows)
            {
                numbers.Add(ids.Values[row]);
            }

            if (numbers.Count is 1000 or 6000)
            {
                proxy.Cut();
            }
        }

        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), numbers);
        Assert.True(proxy.Connections >= 3, $"{proxy.Connections} connections");
    }

    [Fact]
    public async Task Row_LongerThanAMessage_IsCutAndPutTogether()
    {
        using var session = await SparkSession.ConnectAsync(
            TestServer.Address() with { MaxMessageBytes = 1 << 20 }, TimeProvider.System, cancellation: Stop);
        Assert.SkipWhen(SparkVersion.Parse(session.Version) < new Version(4, 1), "servers before 4.1 do not cut rows");
        var rows = await ReceivedRows.OfAsync(session, "SELECT repeat('x', 3000000) AS text");
        Assert.Equal(3_000_000, Assert.IsType<string>(Assert.Single(rows)[0]).Length);
    }

    [Fact]
    public async Task Answer_LongerThanAMessage_NamesTheParameter()
    {
        using var session = await SparkSession.ConnectAsync(
            TestServer.Address() with { MaxMessageBytes = 2000 }, TimeProvider.System, cancellation: Stop);
        var error = await Assert.ThrowsAsync<SparkException>(() => session.SchemaAsync(Sql($"SELECT 1 AS {new string('a', 3000)}"), Stop));
        Assert.Contains("longer than the 2,000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("grpc_max_message_size", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WhoseProgramHasGone_IsFoundInItsSession()
    {
        SparkQuery query;
        SparkSession left;
        using (left = await TestServer.ConnectAsync())
        {
            query = await SparkQuery.StartAsync(
                left, RateStream.Of(1), new QueryStartOptions($"left_{Guid.NewGuid():N}", OutputMode.Append, QueryTarget.Memory), Stop);
        }

        using var session = await SparkSession.ResumeAsync(
            left.Address with { SessionId = left.SessionId, UserId = left.UserId }, left.ServerSessionId, TimeProvider.System, cancellation: Stop);
        var found = SparkQuery.Attach(session, query.Id, query.RunId, query.Name);
        Assert.True((await found.StatusAsync(Stop)).IsActive);

        await found.StopAsync(Stop);
        Assert.False((await found.StatusAsync(Stop)).IsActive);
    }

    private static Relation Sql(string query) => new() { Sql = new SQL { Query = query } };
}
