using TenFour.Dashboard.Charts;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Tests.Charts;

public sealed class ResultChartTests
{
    private static readonly ResultShape Shape = new(
        new Schema([new StructField("type", SqlType.String), new StructField("disposition", SqlType.String), new StructField("count", SqlType.Long)]), key: null);

    [Fact]
    public void Ranking_RowsThatDifferInOneColumn_AreNamedByItAndTheRestIsSaidOnce()
    {
        var chart = ResultChart.Of(ChartKind.Ranking, Shape, [["Alarm", "HAN", 3L], ["Alarm", "GOA", 2L]], count: 7)!;

        Assert.Equal(["HAN", "GOA"], chart.Labels);
        Assert.Equal("Shows 2 of 7 rows. All shown: Alarm.", chart.Note);
    }

    [Fact]
    public void Ranking_RowsThatDifferInAll_AreNamedByAll()
    {
        var chart = ResultChart.Of(ChartKind.Ranking, Shape, [["Fight", "GOA", 2L], ["Alarm", "HAN", 3L]], count: 2)!;

        Assert.Equal(["Alarm · HAN", "Fight · GOA"], chart.Labels);
        Assert.Null(chart.Note);
    }

    [Fact]
    public void Line_WithoutATime_IsNoneAndSaysWhatItNeeds()
    {
        Assert.Null(ResultChart.Of(ChartKind.Line, Shape, [["Alarm", "HAN", 3L]], count: 1));
        Assert.Equal("a time and a number", ResultChart.Needs(ChartKind.Line));
    }

    [Fact]
    public void Ranking_OfOneRow_IsNamedByAll()
    {
        var chart = ResultChart.Of(ChartKind.Ranking, Shape, [["Alarm", "HAN", 3L]], count: 1)!;

        Assert.Equal(["Alarm · HAN"], chart.Labels);
        Assert.Null(chart.Note);
    }
}
