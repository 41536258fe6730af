namespace TenFour.Cli.Tests.Commands;

/// <summary>What <c>compare</c> refuses before it asks anybody.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private const string Master = "sc://localhost:1";

    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compare_FileTopic_IsRefusedWithTheWayThroughKafka()
    {
        Assert.Equal(2, await CompareAsync("--source", _folder.Topic, "--master", Master));

        Assert.Contains("cannot see the files of this machine", _folder.Messages, StringComparison.Ordinal);
        Assert.Contains($"tenfour consume {_folder.Topic} | tenfour produce --to kafka://", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_MasterThatIsNoCluster_IsRefused()
    {
        Assert.Equal(2, await CompareAsync("--source", "kafka://localhost:1/calls", "--master", "local[*]"));

        Assert.Contains("is compared with a Spark cluster, and this is none", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WithoutTopic_IsRefused()
    {
        Assert.Equal(2, await CompareAsync("--master", Master));

        Assert.Contains("The statistic reads the stream calls, and no topic is named.", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maxOffsetPerTrigger=5", "The nearest name is maxOffsetsPerTrigger")]
    [InlineData("endingOffsets=latest", "Spark knows it in batch queries only")]
    public async Task Compare_SettingThatOneEngineLacks_IsRefused(string setting, string reason)
    {
        Assert.Equal(2, await CompareAsync("--source", "kafka://localhost:1/calls", "--master", Master, "--set", setting));

        Assert.Contains(reason, _folder.Messages, StringComparison.Ordinal);
    }

    private Task<int> CompareAsync(params string[] options) => _folder.Command("compare", _folder.Statistic, options);
}
