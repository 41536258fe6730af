using TenFour.Calls.Simulation;
using TenFour.Streaming.Queries.Progress;
using TenFour.Testing;

namespace TenFour.Scenarios.Tests;

/// <summary>
/// What must agree: a query that was stopped and started at every batch, always; other workers, batch for batch; other cuts into batches in
/// the end, where no row is late.
/// </summary>
public class AgreementTests
{
    private const int Records = 3000;
    private const int BatchSize = 400;

    public static TheoryData<string> Names => [.. Scenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Query_RestartedAtEveryBatch_GivesTheSameBatches(string name)
    {
        using var folder = new TemporaryFolder();
        var scenario = Scenario(name, folder, new CallGeneratorOptions { Oddities = 0.02, Duplicates = 0.02 });
        var whole = await scenario.RunAsync();

        var restarted = await scenario.RunRestartedAsync(folder.Of("checkpoint"));

        AssertSameBatches(whole, restarted);
        AssertAccounting(whole.Progress);
        Assert.Equal(whole.Progress.Select(States), restarted.Progress.Select(States));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Query_OnMoreWorkers_GivesTheSameBatches(string name)
    {
        using var folder = new TemporaryFolder();
        var scenario = Scenario(name, folder, new CallGeneratorOptions { Oddities = 0.02, Duplicates = 0.02 });
        var one = await scenario.RunAsync();

        foreach (var workers in (int[])[2, 4])
        {
            AssertSameBatches(one, await (scenario with { Workers = workers }).RunAsync());
        }
    }

    /// <summary>Where a duplicate falls out depends on the watermark, and so on the cuts, only here.</summary>
    public static TheoryData<string> NamesFreeOfCuts => [.. Scenarios.All.Keys.Where(n => n != "within-watermark")];

    [Theory]
    [MemberData(nameof(NamesFreeOfCuts))]
    public async Task Query_InOtherBatchesWithoutLateRows_EndsWithTheSameResult(string name)
    {
        using var folder = new TemporaryFolder();
        var scenario = Scenario(name, folder, new CallGeneratorOptions { Lateness = TimeSpan.Zero });
        var expected = Final(await scenario.RunAsync(), scenario);

        foreach (var batch in (long?[])[null, 37, 1111])
        {
            Assert.Equal(expected, Final(await (scenario with { BatchSize = batch }).RunAsync(), scenario));
        }
    }

    private static StatisticScenario Scenario(string name, TemporaryFolder folder, CallGeneratorOptions options)
    {
        var (sql, mode) = Scenarios.All[name];
        return new StatisticScenario(sql, SimulatedRecords.Write(folder.Of("calls.ndjson"), Records, options), mode) { BatchSize = BatchSize };
    }

    private static void AssertSameBatches(ScenarioResult expected, ScenarioResult actual)
    {
        Assert.Equal(expected.Batches.Keys, actual.Batches.Keys);
        Assert.All(expected.Batches, batch => Assert.Equal(batch.Value.Order(StringComparer.Ordinal), actual.Batches[batch.Key].Order(StringComparer.Ordinal)));
    }

    private static void AssertAccounting(IEnumerable<StreamingQueryProgress> progress) =>
        Assert.All(progress.SelectMany(p => p.TenFour.Sources), s =>
        {
            Assert.Equal(s.Read, s.Used + s.Late + s.Rejected + s.Filtered);
            Assert.True(s.Used >= 0 && s.Late >= 0 && s.Rejected >= 0 && s.Filtered >= 0, s.ToString());
        });

    private static string States(StreamingQueryProgress progress) =>
        $"{progress.BatchId}: {progress.EventTime} {string.Join(" ", progress.StateOperators.Select(s => (s.OperatorName, s.NumRowsTotal, s.NumRowsUpdated, s.NumRowsRemoved, s.NumRowsDroppedByWatermark)))} "
        + string.Join(" ", progress.TenFour.Sources.Select(s => (s.Read, s.Used, s.Late, s.Rejected, s.Filtered)));

    /// <summary>Append: all rows. Update: the last row of each key (all columns but the values). Complete: the last batch.</summary>
    private static IReadOnlyList<string> Final(ScenarioResult result, StatisticScenario scenario) => scenario.Mode switch
    {
        Streaming.OutputMode.Complete => result.Batches[result.Batches.Keys.Max()],
        Streaming.OutputMode.Update => [.. result.Batches.OrderBy(b => b.Key).SelectMany(b => b.Value)
            .GroupBy(KeyOf).Select(g => g.Last()).Order(StringComparer.Ordinal)],
        _ => [.. result.Batches.SelectMany(b => b.Value).Order(StringComparer.Ordinal)],
    };

    private static string KeyOf(string row) => row[..row.IndexOf("\"n\":", StringComparison.Ordinal)];
}
