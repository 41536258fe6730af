using TenFour.Cli.Tests.Commands;

namespace TenFour.Cli.Tests.Clusters;

/// <summary>What is refused for a cluster before anything is asked of it: nobody listens at the address.</summary>
public sealed class ClusterRefusalTests : IDisposable
{
    private const string Nobody = "sc://localhost:1";
    private const string Kafka = "kafka://localhost:1/calls";

    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_FileTopicOnACluster_IsRefusedWithTheWayIntoKafka()
    {
        var code = await _folder.Command("run", _folder.Statistic, "--source", _folder.Topic, "--master", Nobody);

        Assert.Equal(2, code);
        Assert.Contains("the cluster cannot see the files of this machine", _folder.Messages, StringComparison.Ordinal);
        Assert.Contains("produce --to kafka://", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sink ndjson:out", "folders of this machine")]
    [InlineData("--sink duckdb:x", "parquet:LOCATION")]
    [InlineData("--sink kafka://localhost:1/out?exactlyOnce=true", "at least once")]
    [InlineData("--sink noop --sink console", "one place")]
    [InlineData("--rejected kept", "--master local[*]")]
    [InlineData("--late kept", "--master local[*]")]
    [InlineData("--set endingOffsets=latest", "--trigger available-now")]
    [InlineData("--set maxOffsetPerTrigger=1", "maxOffsetsPerTrigger")]
    [InlineData("--mode complete", "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION")]
    public async Task Run_WhatAClusterCannotDo_IsRefused(string options, string words)
    {
        var code = await _folder.Command("run", _folder.Statistic, ["--source", Kafka, "--master", Nobody, .. options.Split(' ')]);

        Assert.Equal(2, code);
        Assert.Contains(words, _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StreamWithoutATopic_IsRefused()
    {
        var code = await _folder.Command("run", _folder.Statistic, "--master", Nobody);

        Assert.Equal(2, code);
        Assert.Contains("no topic is named", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NobodyAtTheAddress_IsTheEnvironmentsFault()
    {
        var code = await _folder.Command("run", _folder.Statistic, "--source", Kafka, "--master", Nobody);

        Assert.Equal(1, code);
        Assert.Contains("nobody listens there", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ToThisMachine_IsRefused()
    {
        var code = await _folder.Command("submit", _folder.Statistic, "--source", Kafka);

        Assert.Equal(2, code);
        Assert.Contains("--master sc://host:15002", _folder.Messages, StringComparison.Ordinal);
    }
}
