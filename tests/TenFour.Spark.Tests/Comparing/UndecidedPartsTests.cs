using TenFour.Spark.Comparing;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Tests.Comparing;

public sealed class UndecidedPartsTests
{
    private static readonly Schema Schema = new([
        new StructField("id", SqlType.Long), new StructField("kind", SqlType.String), new StructField("at", SqlType.Timestamp)]);

    [Theory]
    [InlineData("SELECT kind, first(id) AS f FROM calls GROUP BY kind", "first(id) goes by the order")]
    [InlineData("SELECT kind, collect_list(id) AS l FROM calls GROUP BY kind", "collect_list(id) goes by the order")]
    [InlineData("SELECT kind, percentile_approx(id, 0.5) AS p FROM calls GROUP BY kind", "is approximate in Spark")]
    [InlineData("SELECT id, kind FROM calls WATERMARK at DELAY OF INTERVAL 1 HOUR DEDUPLICATE BY (kind)", "the same kind the one that comes first stays")]
    [InlineData("SELECT id, current_timestamp() AS now FROM calls", "current_timestamp() is the time of the batch")]
    public void Parts_ThatMayDiffer_AreNamed(string sql, string expected) =>
        Assert.Contains(expected, Assert.Single(Of(sql)), StringComparison.Ordinal);

    [Theory]
    [InlineData("SELECT kind, count(*) AS n, max(id) AS m FROM calls GROUP BY kind")]
    [InlineData("SELECT DISTINCT id, kind, at FROM calls")]
    public void Parts_OfADecidedPlan_AreNone(string sql) => Assert.Empty(Of(sql));

    private static IEnumerable<string> Of(string sql) => UndecidedParts.Of(
        StreamingSession.Local().AddStream("calls", () => throw new InvalidOperationException("nothing is read"), Schema).Sql(sql).Plan);
}
