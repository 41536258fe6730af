using System.Text.Json;
using TenFour.Cli.Tests.Shell;

namespace TenFour.Cli.Tests.Commands;

public sealed class ConsumeCommandTests : IDisposable
{
    private readonly TopicFolder _topic = new();
    private readonly CommandLine _line = new();

    public void Dispose()
    {
        _line.Dispose();
        _topic.Dispose();
    }

    [Fact]
    public async Task Consume_WithoutOptions_PrintsEveryRecordAsItIsAndEnds()
    {
        _topic.Append(0, "{\"a\":1}\r\n\nnot json\ntorn").Append(1, "{\"b\":2}\n");

        var code = await RunAsync();

        Assert.Equal((0, "{\"a\":1}\r\n\nnot json\n{\"b\":2}\n", ""), (code, _line.Results, _line.Messages));
    }

    [Fact]
    public async Task Consume_Where_PrintsTheRecordsThatMatch()
    {
        _topic.Append(0, "{\"city\":\"A\"}\nnot json\n{\"city\":\"B\"}\n{\"city\":\"A\",\"state\":\"CA\"}\n{\"city\":\"A\"}\n");

        var code = await RunAsync("--where", "city = 'A' AND _offset > 0", "--max", "1");

        Assert.Equal((0, "{\"city\":\"A\",\"state\":\"CA\"}\n", ""), (code, _line.Results, _line.Messages));
    }

    [Theory]
    [InlineData("citi = 'A'", "UNRESOLVED_COLUMN.WITH_SUGGESTION")]
    [InlineData("city = ", "PARSE_SYNTAX_ERROR")]
    [InlineData("city", "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN")]
    public async Task Consume_WhereIsWrong_IsRefusedAtItsPlace(string condition, string expected)
    {
        _topic.Append(0, "{\"city\":\"A\"}\n");

        Assert.Equal(2, await RunAsync("--where", condition));
        Assert.Contains(expected, _line.Messages, StringComparison.Ordinal);
        Assert.Contains("--where:1:", _line.Messages, StringComparison.Ordinal);
        Assert.Empty(_line.Results);
    }

    [Fact]
    public async Task Consume_EmptyTopic_PrintsNothing()
    {
        _topic.Append(0, "");

        Assert.Equal(0, await RunAsync());
        Assert.Empty(_line.Results);
    }

    [Theory]
    [InlineData("beginning", "0\n1\n2\n")]
    [InlineData("1", "1\n2\n")]
    [InlineData("3", "")]
    [InlineData("end", "")]
    [InlineData("2018-12-31T23:57", "0\n1\n2\n")]
    [InlineData("2999-01-01", "")]
    public async Task Consume_From_StartsThere(string from, string expected)
    {
        _topic.Append(0, "0\n1\n2\n");

        Assert.Equal(0, await RunAsync("--from", from));
        Assert.Equal(expected, _line.Results);
    }

    [Fact]
    public async Task Consume_FromOffsetInSeveralPartitions_StartsShorterOnesAtTheirEnd()
    {
        _topic.Append(0, "a\nb\nc\n").Append(1, "d\n");

        Assert.Equal(0, await RunAsync("--from", "2"));
        Assert.Equal("c\n", _line.Results);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("newest")]
    [InlineData("-1")]
    public async Task Consume_FromNoPlace_IsRefused(string from)
    {
        _topic.Append(0, "0\n1\n2\n");

        Assert.Equal(2, await RunAsync("--from", from));
        Assert.Empty(_line.Results);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData("4")]
    public async Task Consume_Max_PrintsSoMany(string max)
    {
        _topic.Append(0, "0\n1\n2\n3\n").Append(1, "4\n");

        Assert.Equal(0, await RunAsync("--max", max));
        Assert.Equal(int.Parse(max, System.Globalization.CultureInfo.InvariantCulture), _line.Results.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("--max", "0")]
    [InlineData("--max", "many")]
    [InlineData("--partition", "2")]
    [InlineData("--partition", "-1")]
    [InlineData("--format", "xml")]
    public async Task Consume_ImpossibleOption_IsRefused(string option, string value)
    {
        _topic.Append(0, "0\n").Append(1, "1\n");

        Assert.Equal(2, await RunAsync(option, value));
        Assert.Empty(_line.Results);
    }

    [Fact]
    public async Task Consume_Partition_PrintsItAlone()
    {
        _topic.Append(0, "0\n").Append(1, "1\n2\n");

        Assert.Equal(0, await RunAsync("--partition", "1"));
        Assert.Equal("1\n2\n", _line.Results);
    }

    [Fact]
    public async Task Consume_MissingTopic_NamesTheNearest()
    {
        _topic.Append(0, "");

        var code = await _line.RunAsync(CommandTree.Create(), "consume", _topic["call"]);

        Assert.Equal(1, code);
        Assert.Contains($"Did you mean {_topic.Path}?", _line.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consume_AsJson_EmbedsRecordsAndTellsWhereTheyAreFrom()
    {
        _topic.Append(0, "{\"a\":[1, \"ü\"]}\r\n{broken\n\n").Append(1, "7\n");

        Assert.Equal(0, await RunAsync("--format", "json"));

        var lines = _line.Results.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["""{"a":[1, "ü"]}""", "\"{broken\"", "\"\"", "7"], lines.Select(line => line.GetProperty("value").GetRawText()));
        Assert.Equal([(0, 0), (0, 1), (0, 2), (1, 0)], lines.Select(
            line => (line.GetProperty("partition").GetInt32(), line.GetProperty("offset").GetInt32())));
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Null, line.GetProperty("key").ValueKind));
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Null, line.GetProperty("headers").ValueKind));
        Assert.All(lines, line => Assert.Equal(29, line.GetProperty("timestamp").GetString()!.Length));
    }

    [Fact]
    public async Task Consume_AsTable_HasColumns()
    {
        _topic.Append(3, "{\"a\":1}\n");

        Assert.Equal(0, await RunAsync("--format", "table"));

        var lines = _line.Results.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("partition        offset  timestamp                      value", lines[0]);
        Assert.StartsWith("        3             0  2", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("  {\"a\":1}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consume_Follow_PrintsWhatIsAppendedUntilInterrupted()
    {
        _topic.Append(0, "0\n");
        var running = RunAsync("--follow", "--max", "3");
        await WaitForAsync("0\n");
        _topic.Append(0, "1\n");
        await WaitForAsync("0\n1\n");
        _topic.Append(1, "2\n");

        Assert.Equal(0, await running);
        Assert.Equal("0\n1\n2\n", _line.Results);
    }

    [Fact]
    public async Task Consume_FollowInterrupted_ExitsWith130()
    {
        _topic.Append(0, "0\n");
        var running = RunAsync("--follow");
        await WaitForAsync("0\n");

        _line.Interrupts.Signal();

        Assert.Equal(130, await running);
        Assert.Equal("0\n", _line.Results);
    }

    private Task<int> RunAsync(params string[] options) => _line.RunAsync(CommandTree.Create(), ["consume", _topic.Path, .. options]);

    private async Task WaitForAsync(string results)
    {
        while (_line.Results != results)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
