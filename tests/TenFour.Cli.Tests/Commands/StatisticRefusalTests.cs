namespace TenFour.Cli.Tests.Commands;

/// <summary>What <c>run</c> and <c>check</c> refuse, with the exit code and the words.</summary>
public sealed class StatisticRefusalTests : IDisposable
{
    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_MissingStatistic_IsRefusedWithTheNearestName()
    {
        var code = await _folder.Command("run", _folder["statistics.sql"]);

        Assert.Equal(2, code);
        Assert.Contains($"There is no statistic {_folder["statistics.sql"]}", _folder.Messages, StringComparison.Ordinal);
        Assert.Contains($"Did you mean {_folder.Statistic}?", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    public async Task Command_SyntaxError_IsShownInPlace(string command)
    {
        _folder.Sql = "SELECT city\nFROM calls WHER city = 'x'";

        var code = await _folder.Command(command, _folder.Statistic, "--source", _folder.Topic);

        Assert.Equal(2, code);
        Assert.StartsWith("error [PARSE_SYNTAX_ERROR]", _folder.Messages, StringComparison.Ordinal);
        AssertCaret("  2 | FROM calls WHER city = 'x'", "WHER");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    public async Task Command_UnknownColumn_IsShownInPlaceWithASuggestion(string command)
    {
        _folder.Sql = "-- title: Cities\nSELECT cty FROM calls";

        var code = await _folder.Command(command, _folder.Statistic, "--source", _folder.Topic);

        Assert.Equal(2, code);
        Assert.StartsWith("error [UNRESOLVED_COLUMN.WITH_SUGGESTION]", _folder.Messages, StringComparison.Ordinal);
        Assert.Contains("`city`", _folder.Messages, StringComparison.Ordinal);
        AssertCaret("  2 | SELECT cty FROM calls", "cty");
    }

    [Fact]
    public async Task Run_ModeThatTheQueryCannotHave_IsRefusedWithSparksCondition()
    {
        var code = await _folder.RunAsync("--mode", "complete");

        Assert.Equal(2, code);
        Assert.Contains("STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mode", "sideways", "--mode must be append, update or complete, and is 'sideways'")]
    [InlineData("--master", "spark://host:7077", "sc://host:15002")]
    [InlineData("--master", "local[0]", "--master local[0]: there is no such master")]
    [InlineData("--trigger", "soon", "a trigger is available-now, once, or an interval such as 10s")]
    [InlineData("--sink", "consle", "Did you mean console?")]
    [InlineData("--sink", "ndjson", "ndjson:DIR")]
    [InlineData("--sink", "ndjson:out?keep=none", "ndjson: has no option keep=none")]
    [InlineData("--table", "codes", "name=FILE")]
    [InlineData("--source", "calls=elsewhere", "--source names the stream calls twice")]
    [InlineData("--set", "maxOffsetsPerTrigger", "Write --set name=value")]
    [InlineData("--set", "maxOffsetsPerTrigger=many", "maxOffsetsPerTrigger must be a whole number from 1, and is 'many'")]
    [InlineData("--set", "maxOffsetPerTriger=5", "The nearest name is maxOffsetsPerTrigger")]
    [InlineData("--set", "maxRatePerPartition=5", "it belongs to the old DStreams; use maxOffsetsPerTrigger")]
    [InlineData("--set", "spark.sql.session.timeZone=Mars", "There is no time zone 'Mars'")]
    [InlineData("--set", "startingOffsets=somewhere", "These are no offsets: somewhere")]
    [InlineData("--set", "maxRecordBytes=0", "maxRecordBytes must be a whole number from 1024 to 1000000000, and is '0'")]
    [InlineData("--set", "maxRecordBytes=1023", "maxRecordBytes must be a whole number from 1024 to 1000000000, and is '1023'")]
    [InlineData("--set", "maxRecordBytes=2147483647", "maxRecordBytes must be a whole number from 1024 to 1000000000, and is '2147483647'")]
    [InlineData("--set", "spark.sql.ansi.enabled=false", "try_cast")]
    public async Task Run_WrongOption_IsRefusedInWords(string option, string value, string words)
    {
        var code = await _folder.Command("run", _folder.Statistic, "--source", _folder.Topic, option, value);

        Assert.Equal(2, code);
        Assert.Contains(words, _folder.Messages, StringComparison.Ordinal);
        Assert.Empty(_folder.Results);
    }

    [Theory]
    [InlineData("maxOffsetPerTriger=5", "There is no setting maxOffsetPerTriger")]
    [InlineData("maxRatePerPartition=5", "maxRatePerPartition does nothing here")]
    public async Task Run_Lenient_WarnsOfASettingAndGoesOn(string setting, string words)
    {
        var code = await _folder.RunAsync("--set", setting, "--lenient", "--sink", "noop");

        Assert.Equal(0, code);
        Assert.Contains("warning: " + words, _folder.Messages, StringComparison.Ordinal);
        Assert.Contains("It is ignored.", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Lenient_StillRefusesAWrongValue() =>
        Assert.Equal(2, await _folder.RunAsync("--set", "maxOffsetsPerTrigger=0", "--lenient"));

    [Fact]
    public async Task Run_MissingTopic_FailsAndSaysHowToFillIt()
    {
        var code = await _folder.Command("run", _folder.Statistic, "--source", _folder["call"]);

        Assert.Equal(1, code);
        Assert.Contains($"There is no topic {_folder["call"]}", _folder.Messages, StringComparison.Ordinal);
        Assert.Contains("Did you mean", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutATopic_IsRefused()
    {
        Assert.Equal(2, await _folder.Command("run", _folder.Statistic));
        Assert.Contains("--source TOPIC", _folder.Messages, StringComparison.Ordinal);
    }

    /// <summary>The line is shown, and the caret is under these words of it.</summary>
    private void AssertCaret(string line, string words)
    {
        var lines = _folder.Messages.ReplaceLineEndings("\n").Split('\n');
        var at = Array.IndexOf(lines, line);
        Assert.True(at >= 0, _folder.Messages);
        Assert.Equal(line.IndexOf(words, StringComparison.Ordinal), lines[at + 1].IndexOf('^', StringComparison.Ordinal));
    }
}
