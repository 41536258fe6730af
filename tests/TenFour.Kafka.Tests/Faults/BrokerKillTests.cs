using TenFour.Kafka.Tests.Harness;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Faults;

[Collection(OwnBrokerCollection.Name)]
public sealed class BrokerKillTests(OwnBroker broker)
{
    private const int Records = 4_000;

    [Fact]
    public async Task ProduceAndRun_BrokerKilledInTheMiddle_WaitSaySoAndGoOnWithoutLossOrRepetition()
    {
        OwnBroker.SkipWithoutScript();
        using var folder = new TemporaryFolder();
        var address = $"kafka://{broker.Plain}/killed-broker";
        await File.WriteAllTextAsync(folder.Of("s.sql"), "SELECT crime_id FROM calls", TestContext.Current.CancellationToken);
        await TenFourProgram.RunAsync("topics", "create", address, "--partitions", "2");
        using var running = TenFourProgram.Start(
            "run", folder.Of("s.sql"), "--source", address, "--sink", "ndjson:" + folder.Of("rows"), "--checkpoint", folder.Of("state"));
        var run = running.EndAsync();
        using var producing = TenFourProgram.Start("produce", "--to", address, "--simulate", "--seed", "3", "--limit", $"{Records}", "--rate", "400/s");
        var produce = producing.EndAsync();

        await UntilRowsAsync(folder.Of("rows"), 500, run);
        await broker.KillAsync();
        await broker.StartAsync();
        var produced = await produce;
        Assert.True(produced.Code == 0, produced.Messages);
        await UntilRowsAsync(folder.Of("rows"), Records, run);
        running.Kill();
        var messages = (await run).Messages;

        Assert.Contains("does not answer", messages, StringComparison.Ordinal);
        Assert.Contains("answers again", messages, StringComparison.Ordinal);
        var rows = Rows(folder.Of("rows"));
        Assert.Equal(Records, rows.Count);
        Assert.Equal(Records, rows.Distinct().Count());
    }

    private static async Task UntilRowsAsync(string folder, int rows, Task<(int Code, string Results, string Messages)> run)
    {
        while (Rows(folder).Count < rows)
        {
            Assert.False(run.IsCompleted, run.IsCompleted ? (await run).Messages : "");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    private static List<string> Rows(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.ndjson").SelectMany(File.ReadAllLines)]
        : [];
}
