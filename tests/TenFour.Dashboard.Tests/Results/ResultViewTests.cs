using TenFour.Dashboard.Results;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Tests.Results;

public sealed class ResultViewTests
{
    private static readonly object?[][] Rows = [["Alarm", 3L], ["Fight", null], ["Noise", 12L]];

    [Fact]
    public void Sort_Descending_HasNullsLast()
    {
        var sorted = ResultView.Plain.Toggle(1).Toggle(1).Apply(Rows);

        Assert.Equal(["Noise", "Alarm", "Fight"], sorted.Select(r => r[0]));
    }

    [Fact]
    public void Toggle_ThreeTimes_GivesTheStatisticsOwnOrder() => Assert.True(ResultView.Plain.Toggle(0).Toggle(0).Toggle(0).IsPlain);

    [Fact]
    public void Sort_OfArraysAndNaN_IsByElementAndNaNIsLargest()
    {
        object?[][] rows = [[new object?[] { 10L }, double.NaN], [Array.Empty<object?>(), 1.0], [new object?[] { 2L, 10L }, double.PositiveInfinity], [new object?[] { 2L }, null]];

        Assert.Equal([1, 3, 2, 0], ResultView.Plain.Toggle(0).Apply(rows).Select(r => Array.IndexOf(rows, r)));
        Assert.Equal([1, 2, 0, 3], ResultView.Plain.Toggle(1).Apply(rows).Select(r => Array.IndexOf(rows, r)));
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(1, "#2")]
    [InlineData(2, "#3")]
    [InlineData(3, "#4")]
    [InlineData(4, "#5")]
    public void Sort_ByAColumnOfAnyName_ComesBackFromItsAddress(int column, string address)
    {
        var columns = Array.ConvertAll(["a", "A", "-n", " ", "#5"], name => new StructField(name, SqlType.Long));
        var view = ResultView.Plain.Toggle(column);

        Assert.Equal(address, view.SortText(columns));
        Assert.Equal(view, ResultView.Of(address, null, columns));
        Assert.Equal(view.Toggle(column), ResultView.Of("-" + address, null, columns));
    }

    [Theory]
    [InlineData("2018")]
    [InlineData("2,018")]
    [InlineData("34567.25")]
    public void Filter_OfANumber_NeedNotHaveItsThousands(string word)
    {
        object?[][] rows = [["Alarm", 2018L, 1234567.25], ["Fight", 3L, 2.0]];

        Assert.Equal("Alarm", Assert.Single((ResultView.Plain with { Filter = word }).Apply(rows))[0]);
    }

    [Fact]
    public void Filter_OfTwoWords_KeepsRowsWithBoth() =>
        Assert.Equal("Noise", Assert.Single((ResultView.Plain with { Filter = "noi 12" }).Apply(Rows))[0]);
}
