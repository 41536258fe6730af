using TenFour.Dashboard.Results;

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
    public void Filter_OfTwoWords_KeepsRowsWithBoth() =>
        Assert.Equal("Noise", Assert.Single((ResultView.Plain with { Filter = "noi 12" }).Apply(Rows))[0]);
}
