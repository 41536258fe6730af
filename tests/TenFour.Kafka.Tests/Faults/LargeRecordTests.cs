using TenFour.Kafka.Tests.Harness;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Faults;

/// <summary>How large a record may be is for the broker to say.</summary>
public sealed class LargeRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ProduceAndConsume_RecordOfOneMegabyte_IsThereWithoutSettings()
    {
        await using var topic = await TestTopic.CreateAsync();
        var record = Record(1_048_000);
        await File.WriteAllTextAsync(_folder.Of("calls.ndjson"), record, TestContext.Current.CancellationToken);

        await TenFourProgram.RunAsync("produce", "--to", topic.Address, "--file", _folder.Of("calls.ndjson"));

        Assert.Equal(record, await TenFourProgram.RunAsync("consume", topic.Address));
    }

    [Fact]
    public async Task Produce_RecordLargerThanTheTopicTakes_FailsAndNamesTheSetting()
    {
        await using var topic = await TestTopic.CreateAsync(1, ("max.message.bytes", "100000"));
        await File.WriteAllTextAsync(_folder.Of("calls.ndjson"), "{\"crime_id\":\"1\"}\n" + Record(200_000), TestContext.Current.CancellationToken);

        var (code, _, messages) = await TenFourProgram.RunAnywayAsync("produce", "--to", topic.Address, "--file", _folder.Of("calls.ndjson"));

        Assert.Equal(1, code);
        Assert.Contains("a record is larger than allowed", messages, StringComparison.Ordinal);
        Assert.Contains($"the topic {topic.Name} failed", messages, StringComparison.Ordinal);
        Assert.Contains("the largest on its way has 199,999 bytes", messages, StringComparison.Ordinal);
        Assert.Contains("max.message.bytes", messages, StringComparison.Ordinal);
        Assert.Contains(": 0 records (0 bytes) added", messages, StringComparison.Ordinal);
        Assert.Empty(await TenFourProgram.RunAsync("consume", topic.Address));
    }

    [Fact]
    public async Task Run_RowLargerThanTheSinkTakes_FailsAndLeavesNothing()
    {
        await using var topic = await TestTopic.CreateAsync(1, ("max.message.bytes", "100000"));
        await File.WriteAllTextAsync(_folder.Of("calls.ndjson"), "{\"crime_id\":\"1\"}\n" + Record(200_000), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Of("s.sql"), "SELECT crime_id, address FROM calls", TestContext.Current.CancellationToken);

        var (code, _, messages) = await TenFourProgram.RunAnywayAsync(
            "run", _folder.Of("s.sql"), "--source", _folder.Of("calls.ndjson"), "--sink", topic.Address + "?exactlyOnce=true", "--trigger", "available-now");

        Assert.Equal(1, code);
        Assert.Contains("a record is larger than allowed", messages, StringComparison.Ordinal);
        Assert.Empty(await TenFourProgram.RunAsync("consume", topic.Address));
    }

    public void Dispose() => _folder.Dispose();

    private static string Record(int length) => $"{{\"crime_id\":\"1\",\"address\":\"{new string('x', length - 30)}\"}}\n";
}
