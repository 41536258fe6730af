using System.Text.Json;
using TenFour.Streaming;
using TenFour.Testing;

namespace TenFour.Scenarios.Tests;

/// <summary>The main job on the real file: the seed's statistic over all calls of the last quarter of 2018.</summary>
public class WholeYearTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData(50_000L, 2)]
    [InlineData(7_777L, 4)]
    public async Task SeedStatistic_AllRecordsOf2018_GivesTheKnownResult(long? batchSize, int workers)
    {
        var data = Environment.GetEnvironmentVariable("TENFOUR_TEST_DATA");
        Assert.SkipWhen(data is null, "TENFOUR_TEST_DATA is not set");
        var (sql, mode) = Scenarios.All["seed"];
        var sink = new LastTableSink();
        var scenario = new StatisticScenario(sql, Path.Combine(data!, "calls-sfpd-2018.ndjson.gz"), mode) { BatchSize = batchSize, Workers = workers };

        await scenario.RunAsync(sink);

        Assert.Equal(4_314_303, sink.Rows);
        Assert.Equal(5_833_920, sink.SumOfLastColumn);
        using var first = JsonDocument.Parse(sink.First!);
        Assert.Equal(24, first.RootElement.GetProperty("count").GetInt64());
        Assert.Equal("Passing Call", first.RootElement.GetProperty("original_crime_type_name").GetString());
        Assert.Equal("HAN", first.RootElement.GetProperty("disposition").GetString());
        Assert.Equal("2018-11-30T15:15:00.000-08:00", first.RootElement.GetProperty("window").GetProperty("start").GetString());
    }
}
