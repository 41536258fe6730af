using TenFour.Cli.Tests.Commands;
using TenFour.Testing;

namespace TenFour.Cli.Tests.Programs;

public sealed class LiveProducerTests
{
    [Fact]
    public async Task ProduceLive_KilledAndStartedAgain_HasEachCallOnceAndAsksNoSooner()
    {
        using var folder = new TopicFolder();
        var calls = Path.Combine(folder.Path, "calls");
        await using var standIn = await DatasetStandIn.StartAsync(TimeProvider.System.GetUtcNow);
        standIn.Rows = [DatasetRows.Row(1, 5, closed: true), DatasetRows.Row(2, 6), DatasetRows.Row(2, 6)];

        for (var run = 0; run < 2; run++)
        {
            using var process = BuiltProgram.StartWith(
                "TENFOUR_DATASF_URL", standIn.Address.ToString(), "produce", "--live", "--to", calls);
            while (await process.StandardError.ReadLineAsync() is { } line && !line.EndsWith("1 calls closed, 2 changes", StringComparison.Ordinal))
            {
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Single(standIn.Requests);
        Assert.Single(Lines(calls));
        Assert.Equal(2, Lines(Path.Combine(folder.Path, "call_updates")).Length);
    }

    [Theory]
    [InlineData("--limit does not go with --live", "--limit", "3")]
    [InlineData("--seed does not go with --live", "--seed", "3")]
    [InlineData("cannot go into one topic", "--updates", "calls")]
    [InlineData("names one file", "--updates", "changes.ndjson")]
    public async Task ProduceLive_WithOptionsThatDoNotGoTogether_IsRefused(string sentence, string option, string value)
    {
        using var line = new Shell.CommandLine();

        var code = await line.RunAsync(CommandTree.Create(), "produce", "--live", "--to", "calls", option, value);

        Assert.Equal(2, code);
        Assert.Contains(sentence, line.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calls", "call_updates")]
    [InlineData("kafka://localhost:9092/sf-calls", "kafka://localhost:9092/sf-call_updates")]
    [InlineData("police/", "police_updates")]
    public void UpdatesTopic_WithoutAName_LiesBesideTheCalls(string calls, string updates) =>
        Assert.Equal(updates, TenFour.Cli.Commands.ProduceLiveArguments.UpdatesOf(calls));

    private static string[] Lines(string topic) => File.ReadAllLines(Path.Combine(topic, "partition-00000.ndjson"));
}
