namespace TenFour.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_StatisticWithoutState_SaysSo()
    {
        Assert.Equal(0, await _folder.CheckAsync());

        Assert.StartsWith("statistic, append mode", _folder.Results, StringComparison.Ordinal);
        Assert.Contains("  crime_id STRING", _folder.Results, StringComparison.Ordinal);
        Assert.Contains("none: each record is handled by itself", _folder.Results, StringComparison.Ordinal);
        Assert.Empty(_folder.Messages);
    }

    [Fact]
    public async Task Check_StateWithoutAWatermark_SaysThatNothingEverLeaves()
    {
        _folder.Sql = "-- mode: update\nSELECT city, count(*) AS count FROM calls GROUP BY city";

        Assert.Equal(0, await _folder.CheckAsync());

        Assert.Contains("nothing ever leaves", _folder.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TopicThatIsNotThere_IsNotLookedAt() =>
        Assert.Equal(0, await _folder.CheckAsync("--source", _folder["nowhere"]));
}
