using TenFour.Dashboard.Charts;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Tests.Charts;

public sealed class ResultChartTests
{
    private static readonly ResultShape Shape = new(
        new Schema([new StructField("type", SqlType.String), new StructField("disposition", SqlType.String), new StructField("count", SqlType.Long)]), key: null);

    private static readonly ResultShape Days = new(new Schema([new StructField("day", SqlType.Date), new StructField("count", SqlType.Long)]), key: [0]);

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
    public void Line_OfTimesThatAreNotTheSameTimeApart_HasThemToScaleAndWithoutNulls()
    {
        object?[][] rows = [[new DateOnly(2018, 3, 11), 1L], [null, 6L], [new DateOnly(2018, 12, 31), 3L], [new DateOnly(2018, 11, 4), 2L]];

        var chart = ResultChart.Of(ChartKind.Line, Days, rows, count: 4)!;

        Assert.Equal(["2018-03-11", "2018-11-04", "2018-12-31"], chart.Labels);
        Assert.Equal([1.0, 2.0, 3.0], chart.Series[0].Values);
        Assert.Null(chart.Note);
        Assert.Equal([238.0, 57.0], chart.Times!.Zip(chart.Times!.Skip(1), (a, b) => (b - a) / TimeSpan.MillisecondsPerDay));
    }

    [Fact]
    public void Line_OfTimesThatAreTheSameTimeApart_NeedsNoScale()
    {
        object?[][] rows = [[new DateOnly(2018, 3, 11), 1L], [new DateOnly(2018, 3, 12), 6L], [new DateOnly(2018, 3, 13), 3L]];

        Assert.Null(ResultChart.Of(ChartKind.Line, Days, rows, count: 3)!.Times);
    }

    [Theory]
    [InlineData("lon")]
    [InlineData("x")]
    [InlineData("lat")]
    public void Ranking_OfANumberWithTheNameOfHalfAPlace_DrawsIt(string name)
    {
        var shape = new ResultShape(new Schema([new StructField("type", SqlType.String), new StructField(name, SqlType.Long)]), key: null);

        Assert.Equal([3.0], ResultChart.Of(ChartKind.Ranking, shape, [["Alarm", 3L]], count: 1)!.Series[0].Values);
    }

    [Fact]
    public void Chart_WithoutANumberThatCanBeDrawn_IsNone() =>
        Assert.Null(ResultChart.Of(ChartKind.Ranking, Shape, [["Alarm", "HAN", double.NaN], ["Fight", "GOA", null]], count: 2));

    [Fact]
    public void Ranking_OfOneRow_IsNamedByAll()
    {
        var chart = ResultChart.Of(ChartKind.Ranking, Shape, [["Alarm", "HAN", 3L]], count: 1)!;

        Assert.Equal(["Alarm · HAN"], chart.Labels);
        Assert.Null(chart.Note);
    }
}
