using TenFour.Spark.Faults;
using TenFour.Spark.Protocol;
using TenFour.Spark.Sessions;
using TenFour.Spark.Tests.Harness;

namespace TenFour.Spark.Tests.Sessions;

/// <summary>A session on a real server: settings, and rows of every type.</summary>
public sealed class SparkSessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_OfPlainTypes_AreTheValues()
    {
        using var session = await TestServer.ConnectAsync();
        var rows = await ReceivedRows.OfAsync(session, """
            SELECT true, 1Y, -2S, 3, 4L, 1.5F, 2.25D, 12.340BD, 'Grüße', X'CAFE', DATE'2018-12-31', TIMESTAMP'2018-12-31 23:57:00.5 UTC',
                   TIMESTAMP_NTZ'2018-12-31 23:57:00', INTERVAL '1 02:03:04.5' DAY TO SECOND
            """);
        Assert.Equal(
            [
                true, 1L, -2L, 3L, 4L, 1.5, 2.25, 12.340m, "Grüße", new byte[] { 0xCA, 0xFE }, new DateOnly(2018, 12, 31),
                new DateTimeOffset(2018, 12, 31, 23, 57, 0, 500, TimeSpan.Zero), new DateTime(2018, 12, 31, 23, 57, 0), new TimeSpan(1, 2, 3, 4, 500),
            ],
            Assert.Single(rows));
    }

    [Fact]
    public async Task Rows_OfNulls_AreNull()
    {
        using var session = await TestServer.ConnectAsync();
        var rows = await ReceivedRows.OfAsync(session, """
            SELECT id, IF(id = 1, NULL, id * 10) AS ten, IF(id = 0, NULL, concat('n', id)) AS name, IF(id = 2, NULL, id > 0) AS flag
            FROM range(3) ORDER BY id
            """);
        Assert.Equal([0L, 0L, null, false], rows[0]);
        Assert.Equal([1L, null, "n1", true], rows[1]);
        Assert.Equal([2L, 20L, "n2", null], rows[2]);
    }

    [Fact]
    public async Task Rows_OfNestedTypes_AreTheValues()
    {
        using var session = await TestServer.ConnectAsync();
        var rows = await ReceivedRows.OfAsync(session, """
            SELECT id, IF(id = 1, NULL, sequence(0, id)) AS numbers, IF(id = 2, NULL, named_struct('a', id, 'b', concat('x', id))) AS pair
            FROM range(4) WHERE id > 0 ORDER BY id
            """);
        Assert.Null(rows[0][1]);
        Assert.Equal<object?>([0L, 1L, 2L], Assert.IsAssignableFrom<IEnumerable<object?>>(rows[1][1]));
        Assert.Null(rows[1][2]);
        var pair = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(rows[2][2]);
        Assert.Equal((3L, "x3"), (pair["a"], pair["b"]));
    }

    [Fact]
    public async Task Rows_OfManyPartitions_AllArrive()
    {
        using var session = await TestServer.ConnectAsync();
        var rows = await ReceivedRows.OfAsync(session, "SELECT id FROM range(0, 100000, 1, 7)");
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => (object?)(long)i), rows.Select(r => r[0]).Order());
    }

    [Fact]
    public async Task Settings_Set_AreThoseOfTheSession()
    {
        using var session = await TestServer.ConnectAsync();
        await session.SetAsync(new Dictionary<string, string> { ["spark.sql.session.timeZone"] = "America/Los_Angeles" }, Stop);
        Assert.Equal("America/Los_Angeles", await session.GetAsync("spark.sql.session.timeZone", Stop));
        Assert.Null(await session.GetAsync("spark.tenfour.nothing", Stop));
        var rows = await ReceivedRows.OfAsync(session, "SELECT CAST(TIMESTAMP'2018-12-31 23:57:00 UTC' AS STRING) AS t");
        Assert.Equal("2018-12-31 15:57:00", Assert.Single(rows)[0]);
    }

    [Fact]
    public async Task Require_OfANewerServer_IsRefused()
    {
        using var session = await TestServer.ConnectAsync();
        var error = Assert.Throws<SparkException>(() => session.Require(new Version(99, 0), "This"));
        Assert.Contains("needs Spark 99.0", error.Message, StringComparison.Ordinal);
        session.Require(new Version(3, 5), "This");
    }

    [Fact]
    public async Task Relation_OfAStream_IsKnownAsOne()
    {
        using var session = await TestServer.ConnectAsync();
        Assert.True(await session.IsStreamingAsync(RateStream.Of(1), Stop));
        Assert.False(await session.IsStreamingAsync(new Relation { Sql = new SQL { Query = "SELECT 1" } }, Stop));
    }
}
