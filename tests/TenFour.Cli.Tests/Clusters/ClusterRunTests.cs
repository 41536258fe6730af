using System.Text.Json;
using TenFour.Cli.Tests.Commands;

namespace TenFour.Cli.Tests.Clusters;

/// <summary>The same statistic over the same topic of a real Kafka, here and on a real Spark server.</summary>
public sealed class ClusterRunTests : IDisposable
{
    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OnACluster_GivesTheRowsAndTheProgressOfTheEmbeddedEngine()
    {
        var (kafka, spark) = Servers();
        var topic = $"kafka://{kafka}/cluster-run-{Guid.NewGuid():N}";
        _folder.Sql = StatisticFolder.CountPerHour;
        Assert.Equal(0, await _folder.Command("produce", "--to", topic, "--file", Path.Combine(_folder.Topic, "partition-00000.ndjson")));
        try
        {
            var here = await RowsAsync(topic, "local[1]");
            var there = await RowsAsync(topic, spark);

            Assert.NotEmpty(here.Rows);
            Assert.Equal(here.Rows, there.Rows);
            Assert.Equal(6, there.Records);
            Assert.Contains("cannot resume append and update from a checkpoint", _folder.Messages, StringComparison.Ordinal);
        }
        finally
        {
            await _folder.Command("topics", "delete", topic, "--yes");
        }
    }

    private async Task<(IReadOnlyList<string> Rows, long Records)> RowsAsync(string topic, string master)
    {
        var progress = _folder[$"progress-{Guid.NewGuid():N}"];
        var code = await _folder.Command(
            "run", _folder.Statistic, "--source", topic, "--master", master, "--trigger", "available-now", "--sink", "ndjson:-", "--progress", progress);

        Assert.True(code == 0, _folder.Messages);
        var records = File.ReadLines(progress).Sum(line => JsonDocument.Parse(line).RootElement.GetProperty("numInputRows").GetInt64());
        return ([.. _folder.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)], records);
    }

    private static (string Kafka, string Spark) Servers()
    {
        var (kafka, spark) = (Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA"), Environment.GetEnvironmentVariable("TENFOUR_TEST_SPARK"));
        Assert.SkipWhen(kafka is null || spark is null, "TENFOUR_TEST_KAFKA and TENFOUR_TEST_SPARK are not both set");
        return (kafka!, spark!);
    }
}
