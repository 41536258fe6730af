using System.Diagnostics;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Tests.Harness;
using TenFour.Kafka.Topics;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Faults;

/// <summary>A topic that is deleted, and maybe made again, while a query reads it.</summary>
public sealed class RemadeTopicTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _program;

    [Fact]
    public async Task Run_TopicDeleted_FailsAndSaysSo()
    {
        await using var topic = await TestTopic.CreateAsync();
        var running = await StartAsync(topic, failOnDataLoss: true);

        await RemakeAsync(topic);
        var (code, _, messages) = await running;

        Assert.Equal(1, code);
        Assert.Matches($"{topic.Name} .*(is gone: it was deleted|the topic was deleted and made again)", messages);
        Assert.Contains("failOnDataLoss=false", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TopicMadeAgainWithoutFailOnDataLoss_ReadsTheNewOneFromItsBeginningAndWarns()
    {
        await using var topic = await TestTopic.CreateAsync();
        var running = await StartAsync(topic, failOnDataLoss: false);

        await RemakeAsync(topic, "d");
        await UntilRowAsync("d", running);
        _program!.Kill();

        Assert.Contains("warning: ", (await running).Messages, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c", "d"], Rows());
    }

    [Fact]
    public async Task Run_TopicMadeAgainWithMoreRecords_FailsAndSaysSo()
    {
        await using var topic = await TestTopic.CreateAsync();
        var running = await StartAsync(topic, failOnDataLoss: true);

        await RemakeAsync(topic, "d", "e", "f", "g", "h");
        var (code, _, messages) = await running;

        Assert.Equal(1, code);
        Assert.Matches($"{topic.Name} .*deleted", messages);
    }

    [Fact]
    public async Task Run_TopicMadeAgainWithMoreRecordsWithoutFailOnDataLoss_ReadsAllOfTheNewOne()
    {
        await using var topic = await TestTopic.CreateAsync();
        var running = await StartAsync(topic, failOnDataLoss: false);

        await RemakeAsync(topic, "d", "e", "f", "g", "h");
        await UntilRowAsync("d", running);
        await UntilRowAsync("h", running);
        _program!.Kill();

        Assert.Contains("warning: ", (await running).Messages, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h"], Rows().Distinct().Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        _program?.Dispose();
        _folder.Dispose();
    }

    private async Task<Task<(int Code, string Results, string Messages)>> StartAsync(TestTopic topic, bool failOnDataLoss)
    {
        topic.Append(0, Call("a"), Call("b"), Call("c"));
        await File.WriteAllTextAsync(_folder.Of("s.sql"), "SELECT crime_id FROM calls", TestContext.Current.CancellationToken);
        _program = TenFourProgram.Start(
            "run", _folder.Of("s.sql"), "--source", topic.Address, "--sink", "ndjson:" + _folder.Of("rows"), "--checkpoint", _folder.Of("state"),
            "--set", $"failOnDataLoss={failOnDataLoss}");
        var running = _program.EndAsync();
        await UntilRowAsync("c", running);
        return running;
    }

    private static async Task RemakeAsync(TestTopic topic, params string[] crimes)
    {
        using var topics = KafkaTopics.Open(TestTopic.Servers, KafkaSettings.Default, TimeProvider.System);
        await topics.DeleteAsync(topic.Name);
        await topics.CreateAsync(topic.Name, 1, null, new Dictionary<string, string>());
        topic.Append(0, [.. crimes.Select(Call)]);
    }

    private async Task UntilRowAsync(string crime, Task<(int Code, string Results, string Messages)> running)
    {
        while (!Rows().Contains(crime))
        {
            Assert.False(running.IsCompleted, running.IsCompleted ? (await running).Messages : "");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    private List<string> Rows() => Directory.Exists(_folder.Of("rows"))
        ? [.. Directory.EnumerateFiles(_folder.Of("rows"), "*.ndjson").Order().SelectMany(File.ReadAllLines).Select(l => l.Split('"')[3])]
        : [];

    private static string Call(string crime) => $"{{\"crime_id\":\"{crime}\"}}";
}
