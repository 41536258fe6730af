using System.Text.Json;
using TenFour.Kafka.Tests.Harness;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Programs;

/// <summary>What one program writes, the other reads: kcat, the broker's own tools and this one.</summary>
public sealed class OtherToolsTests
{
    public static TheoryData<string> Codecs => ["none", "gzip", "snappy", "lz4", "zstd"];

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task Consume_WhatKcatHasProduced_IsThereWithKeyAndHeaders(string codec)
    {
        await using var topic = await TestTopic.CreateAsync();
        await OtherTool.KcatAsync("k:{\"crime_id\":\"1\"}\n", "-P", "-t", topic.Name, "-K:", "-H", "by=kcat", "-z", codec);

        var record = JsonDocument.Parse(await TenFourProgram.RunAsync("consume", topic.Address, "--format", "json")).RootElement;

        Assert.Equal("k", record.GetProperty("key").GetString());
        Assert.Equal("1", record.GetProperty("value").GetProperty("crime_id").GetString());
        Assert.Equal("by:kcat", Headers(record));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task Produce_ReadByKcat_IsThereWithKeyAndHeaders(string codec)
    {
        await using var topic = await TestTopic.CreateAsync();
        await TenFourProgram.RunAsync(
            "produce", "--to", topic.Address, "--simulate", "--limit", "3", "--key", "crime_id", "--header", "by=tenfour", "--compression", codec);

        var lines = (await OtherTool.KcatAsync("", "-C", "-t", topic.Name, "-e", "-q", "-f", "%k %h %s\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Matches("""^(\d+) by=tenfour \{"crime_id":"\1",""", line));
    }

    [Fact]
    public async Task Consume_WhatTheBrokersToolHasProduced_IsThereWithItsKey()
    {
        await using var topic = await TestTopic.CreateAsync();
        await OtherTool.OfBrokerAsync("produce", "k\t{\"crime_id\":\"1\"}\n", "--topic", topic.Name, "--reader-property", "parse.key=true");

        var record = JsonDocument.Parse(await TenFourProgram.RunAsync("consume", topic.Address, "--format", "json")).RootElement;

        Assert.Equal(("k", "1"), (record.GetProperty("key").GetString(), record.GetProperty("value").GetProperty("crime_id").GetString()));
    }

    [Fact]
    public async Task Produce_ReadByTheBrokersTool_IsThereWithKeyAndHeaders()
    {
        await using var topic = await TestTopic.CreateAsync();
        await TenFourProgram.RunAsync("produce", "--to", topic.Address, "--simulate", "--limit", "1", "--key", "crime_id", "--header", "by=tenfour");

        var line = await OtherTool.OfBrokerAsync(
            "consume", "", "--topic", topic.Name, "--from-beginning", "--max-messages", "1",
            "--formatter-property", "print.key=true", "--formatter-property", "print.headers=true");

        Assert.Matches("""^by:tenfour\t(\d+)\t\{"crime_id":"\1",""", line);
    }

    [Fact]
    public async Task Run_CommitOffsetsToGroup_ShowsTheBrokersToolItsLag()
    {
        await using var topic = await TestTopic.CreateAsync();
        using var folder = new TemporaryFolder();
        topic.Append(0, "{\"crime_id\":\"1\"}", "{\"crime_id\":\"2\"}");
        await File.WriteAllTextAsync(folder.Of("s.sql"), "SELECT crime_id FROM calls", TestContext.Current.CancellationToken);
        var group = TestTopic.NewName();
        await TenFourProgram.RunAsync(
            "run", folder.Of("s.sql"), "--source", topic.Address, "--sink", "noop", "--trigger", "available-now", "--set", $"commitOffsetsToGroup={group}");
        topic.Append(0, "{\"crime_id\":\"3\"}");

        var lines = await OtherTool.OfBrokerAsync("groups", "", "--describe", "--group", group);

        Assert.Matches($@"{group}\s+{topic.Name}\s+0\s+2\s+3\s+1\s", lines);
    }

    private static string Headers(JsonElement record) =>
        string.Join(',', record.GetProperty("headers").EnumerateArray().Select(h => $"{h.GetProperty("key").GetString()}:{h.GetProperty("value").GetString()}"));
}
