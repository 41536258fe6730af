using System.Text.Json;

namespace TenFour.Cli.Tests.Commands;

public sealed class InspectCommandTests : IDisposable
{
    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Inspect_Checkpoint_TellsOfItsBatches()
    {
        await RunAsync();

        Assert.Equal(0, await InspectAsync());

        Assert.StartsWith("Checkpoint of \"statistic\", query ", _folder.Results, StringComparison.Ordinal);
        Assert.Contains("Batch 2: committed, watermark ", _folder.Results, StringComparison.Ordinal);
        Assert.Contains("""calls: from {"calls":{"0":4}} to {"calls":{"0":6}}""", _folder.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_SeveralPartitions_TellsWhatEachHasGiven()
    {
        Assert.Equal(0, await _folder.Command("produce", "--to", _folder["two"], "--simulate", "--limit", "10", "--partitions", "2"));
        _folder.Sql = "SELECT crime_id FROM calls";
        Assert.Equal(0, await _folder.Command(
            "run", _folder.Statistic, "--source", _folder["two"], "--sink", "noop", "--checkpoint", _folder["state"], "--trigger", "available-now"));

        Assert.Equal(0, await InspectAsync());

        Assert.Contains("    partition 0: 0 to 4 (5 offsets)\n    partition 1: 0 to 4 (5 offsets)\n", _folder.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Json_IsOneObject()
    {
        await RunAsync();

        Assert.Equal(0, await InspectAsync("--json"));

        var summary = JsonDocument.Parse(_folder.Results).RootElement;
        Assert.Equal(4, summary.GetProperty("batches").GetArrayLength());
    }

    [Fact]
    public async Task Inspect_MissingFolder_Fails()
    {
        Assert.Equal(1, await InspectAsync());
        Assert.Contains($"There is no checkpoint {_folder["state"]}", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_FolderOfSomethingElse_IsRefused()
    {
        Assert.Equal(2, await _folder.Command("inspect", _folder.Topic));
        Assert.Contains("is no checkpoint", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_JournalDamagedInTheMiddle_SaysWhere()
    {
        await RunAsync();
        var path = Path.Combine(_folder["state"], "journal-00000000.log");
        var journal = File.ReadAllBytes(path);
        journal[0] ^= 0x40;
        File.WriteAllBytes(path, journal);

        Assert.Equal(2, await InspectAsync());

        Assert.Contains("journal-00000000.log is damaged: the entry at byte 0 does not fit", _folder.Messages, StringComparison.Ordinal);
    }

    private async Task RunAsync()
    {
        _folder.Sql = StatisticFolder.CountPerHour;
        Assert.Equal(0, await _folder.RunAsync("--sink", "noop", "--checkpoint", _folder["state"], "--set", "maxOffsetsPerTrigger=2"));
    }

    private Task<int> InspectAsync(params string[] options) => _folder.Command("inspect", _folder["state"], options);
}
