using TenFour.Kafka.Tests.Harness;
using TenFour.Streaming.Sources;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Programs;

/// <summary>Records that had no part in the result, kept in a topic of Kafka.</summary>
public sealed class KeptRecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_RejectedIntoKafka_KeepsTheRecordsWithTheirPlaceAndReason()
    {
        await using var input = await TestTopic.CreateAsync(partitions: 2);
        await using var kept = await TestTopic.CreateAsync();
        input.Append(1, "{\"crime_id\":\"1\"}", "poison", null, "{\"crime_id\":");

        await RunAsync("SELECT crime_id FROM calls", "--source", input.Address, "--rejected", kept.Address);

        var read = await ReadAsync(kept);
        Assert.Equal(["poison", "", "{\"crime_id\":"], read.Select(r => r.Value));
        Assert.Equal([1, 2, 3], read.Select(r => int.Parse(Header(r, "offset"), null)));
        Assert.All(read, r => Assert.Equal((input.Name, "1"), (Header(r, "source"), Header(r, "partition"))));
        Assert.All(read, r => Assert.NotEmpty(Header(r, "reason")));
    }

    [Fact]
    public async Task Run_LateIntoKafka_KeepsTheRecordsThatTheWatermarkDropped()
    {
        await using var input = await TestTopic.CreateAsync();
        await using var kept = await TestTopic.CreateAsync();
        input.Append(0, Call("a", 12), Call("b", 20), Call("c", 11));

        await RunAsync(
            "-- mode: append\nSELECT crime_id FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR DEDUPLICATE BY (crime_id, call_date_time)",
            "--source", input.Address, "--late", kept.Address, "--set", "maxOffsetsPerTrigger=1");

        var late = Assert.Single(await ReadAsync(kept));
        Assert.Equal((Call("c", 11), "2"), (late.Value, Header(late, "offset")));
        Assert.StartsWith("late: the watermark had reached", Header(late, "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RejectedExactlyOnceKilledAgainAndAgain_KeepsEveryRecordOnce()
    {
        const int Records = 4_000;
        await using var kept = await TestTopic.CreateAsync();
        await using var source = kept.Open();
        await File.WriteAllLinesAsync(_folder.Of("calls.ndjson"), Enumerable.Range(0, Records).Select(i => $"poison {i}"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Of("s.sql"), "SELECT crime_id FROM calls", TestContext.Current.CancellationToken);

        var kills = await TenFourProgram.KillUntilDoneAsync(
            () => source.GetLatest()[kept.Partition(0)].Record,
            step: 700,
            [
                "run", _folder.Of("s.sql"), "--source", _folder.Of("calls.ndjson"), "--sink", "noop", "--rejected", kept.Address + "?exactlyOnce=true",
                "--checkpoint", _folder.Of("state"), "--trigger", "available-now", "--set", "maxOffsetsPerTrigger=50",
            ]);

        Assert.True(kills > 2, $"killed only {kills} times");
        Assert.Equal(Enumerable.Range(0, Records).Select(i => $"poison {i}"), (await ReadAsync(kept)).Select(r => r.Value));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(string sql, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.Of("s.sql"), sql, TestContext.Current.CancellationToken);
        await TenFourProgram.RunAsync(["run", _folder.Of("s.sql"), "--sink", "noop", "--trigger", "available-now", .. options]);
    }

    private static string Call(string id, int hour) => $"{{\"crime_id\":\"{id}\",\"call_date_time\":\"2018-12-31T{hour}:00:00.000\"}}";

    private static async Task<List<ReadRecord>> ReadAsync(TestTopic topic)
    {
        await using var source = topic.Open();
        source.Expect(RecordParts.Headers);
        return ReadRecord.All(source, source.GetEarliest(), source.GetLatest());
    }

    private static string Header(ReadRecord record, string name) =>
        record.Headers!.Split(',').Select(h => h.Split('=', 2)).First(h => h[0] == name)[1];
}
