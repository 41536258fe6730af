using System.Text.Json;
using TenFour.Kafka.Tests.Harness;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Programs;

/// <summary>A program that loses its process again and again leaves the same records in Kafka as one that does not.</summary>
public sealed class KilledProgramTests : IDisposable
{
    /// <summary>About a thousand kills each, where the long tests are wanted.</summary>
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1";

    private static readonly int Records = IsLong ? 300_000 : 6_000;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Produce_KilledAgainAndAgain_LeavesEveryRecordOnce()
    {
        await using var topic = await TestTopic.CreateAsync(partitions: 2);
        await using var source = topic.Open();

        var kills = await TenFourProgram.KillUntilDoneAsync(
            () => source.GetLatest().Partitions.Sum(p => source.GetLatest()[p].Record),
            step: IsLong ? 300 : 1_000,
            ["produce", "--to", topic.Address, "--simulate", "--seed", "7", "--limit", $"{Records}", "--rate", "1500/s", "--key", "crime_id"]);

        Assert.True(kills > 1, $"killed only {kills} times");
        await TenFourProgram.RunAsync("produce", "--to", _folder.Of("calls"), "--simulate", "--seed", "7", "--limit", $"{Records}");
        var expected = await TenFourProgram.RunAsync("consume", _folder.Of("calls"));
        var actual = await TenFourProgram.RunAsync("consume", topic.Address);
        Assert.Equal(Sorted(expected), Sorted(actual));
    }

    [Fact]
    public async Task Run_SinkExactlyOnceKilledAgainAndAgain_WritesEveryRowOnce()
    {
        await using var output = await TestTopic.CreateAsync(partitions: 2);
        await TenFourProgram.RunAsync("produce", "--to", _folder.Of("calls"), "--simulate", "--seed", "7", "--limit", $"{Records}");
        await File.WriteAllTextAsync(_folder.Of("s.sql"), "SELECT _offset AS o, crime_id FROM calls", TestContext.Current.CancellationToken);
        await using var source = output.Open();

        var kills = await TenFourProgram.KillUntilDoneAsync(
            () => source.GetLatest().Partitions.Sum(p => source.GetLatest()[p].Record),
            step: IsLong ? 300 : 700,
            [
                "run", _folder.Of("s.sql"), "--source", _folder.Of("calls"), "--sink", output.Address + "?exactlyOnce=true",
                "--checkpoint", _folder.Of("state"), "--trigger", "available-now", "--set", "maxOffsetsPerTrigger=50",
            ]);

        Assert.True(kills > 2, $"killed only {kills} times");
        var rows = Sorted(await TenFourProgram.RunAsync("consume", output.Address));
        Assert.Equal(Enumerable.Range(0, Records), rows.Select(OffsetOf).Order());
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Sorted(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static int OffsetOf(string row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.GetProperty("o").GetInt32();
    }
}
