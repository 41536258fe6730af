using System.Text;
using TenFour.Cli.Tests.Shell;

namespace TenFour.Cli.Tests.Commands;

public sealed class ProduceCommandTests : IDisposable
{
    private const string Backwards = """
        {"crime_id":"183650003","call_date_time":"2018-12-31T10:02:00.000"}
        {"crime_id":"183650002","call_date_time":"2018-12-31T10:01:00.000"}
        {"crime_id":"183650001","call_date_time":"2018-12-31T10:00:00.000"}

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tenfour-produce-");

    private string Topic => Path.Combine(folder.FullName, "calls");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Produce_OfAFile_ReportsRecordsBytesAndRate()
    {
        var (code, results, messages) = await RunAsync("--file", Write("calls.ndjson", Backwards));

        Assert.Equal(0, code);
        Assert.Contains("3 records (204 bytes) added in", results, StringComparison.Ordinal);
        Assert.Contains("records/s", results, StringComparison.Ordinal);
        Assert.Equal("", messages);
        Assert.Equal(Backwards, Read());
    }

    [Fact]
    public async Task Produce_OfInventedCalls_CallsThemSimulated()
    {
        var (_, results, _) = await RunAsync("--simulate", "--limit", "5");

        Assert.Contains("5 simulated records (", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Produce_OnceMore_AddsNothingUntilAskedTo()
    {
        var file = Write("calls.ndjson", Backwards);
        await RunAsync("--file", file);

        var second = await RunAsync("--file", file);
        var again = await RunAsync("--file", file, "--again");
        var last = await RunAsync("--file", file);

        Assert.Contains("nothing to add, all 3 records of this feed are there", second.Results, StringComparison.Ordinal);
        Assert.Contains("3 records", again.Results, StringComparison.Ordinal);
        Assert.Contains("nothing to add", last.Results, StringComparison.Ordinal);
        Assert.Equal(Backwards + Backwards, Read());
    }

    [Fact]
    public async Task Produce_OfAGrownFile_AddsWhatIsNew()
    {
        var file = Write("calls.ndjson", Backwards);
        await RunAsync("--file", file);
        await File.AppendAllTextAsync(file, "{\"crime_id\":\"4\"}\n", TestContext.Current.CancellationToken);

        var (_, results, _) = await RunAsync("--file", file);

        Assert.Contains("1 record ", results, StringComparison.Ordinal);
        Assert.Contains("going on after the first 3", results, StringComparison.Ordinal);
        Assert.Equal(Backwards + "{\"crime_id\":\"4\"}\n", Read());
    }

    [Fact]
    public async Task Produce_InOrderOfTime_SortsTheFile()
    {
        await RunAsync("--file", Write("calls.ndjson", Backwards), "--order", "time");

        Assert.Equal(
            ["183650001", "183650002", "183650003"],
            Read().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(record => record[13..22]));
    }

    [Fact]
    public async Task Produce_AtASpeed_SortsAFileWhoseOrderIsNotGiven()
    {
        var file = Write("calls.ndjson", Backwards);

        var (code, _, messages) = await RunAsync("--file", file, "--speed", "x6000");

        Assert.Equal(0, code);
        Assert.Contains("sorting by call_date_time first", messages, StringComparison.Ordinal);
        Assert.StartsWith("{\"crime_id\":\"183650001\"", Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Produce_AtASpeedInTheOrderOfABackwardFile_IsRefused()
    {
        var file = Write("calls.ndjson", Backwards + "{\"crime_id\":\"0\",\"call_date_time\":\"2018-12-30T10:00:00.000\"}\n");

        var (code, _, messages) = await RunAsync("--file", file, "--speed", "x60", "--order", "file");

        Assert.Equal(1, code);
        Assert.Contains("not in the order of time", messages, StringComparison.Ordinal);
        Assert.Contains("--order time", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Produce_FromStandardInput_TakesAnyFormat()
    {
        using var line = new CommandLine { Input = new MemoryStream(Encoding.UTF8.GetBytes("[ {\"a\": 1},\n {\"a\": 2} ]")) };

        var code = await line.RunAsync(CommandTree.Create(), "produce", "--to", Topic, "--file", "-");

        Assert.Equal(0, code);
        Assert.Equal("{\"a\":1}\n{\"a\":2}\n", Read());
    }

    [Fact]
    public async Task Produce_OfTheSimulator_SpreadsRecordsOverPartitions()
    {
        await RunAsync("--simulate", "--seed", "3", "--start", "2019-05-01", "--limit", "100", "--partitions", "4");

        Assert.Equal([25, 25, 25, 25], Enumerable.Range(0, 4).Select(partition => Read(partition).Count(c => c == '\n')));
        Assert.StartsWith("{\"crime_id\":\"19121", Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Produce_ByKey_PutsEqualValuesIntoOnePartition()
    {
        await RunAsync("--simulate", "--limit", "500", "--partitions", "3", "--key", "disposition");

        var partitions = Enumerable.Range(0, 3).Select(partition => Dispositions(Read(partition))).ToArray();

        Assert.Equal(partitions.Sum(values => values.Count), partitions.SelectMany(values => values).Distinct().Count());
    }

    [Fact]
    public async Task Produce_OfABrokenFile_KeepsWhatCameBeforeAndGoesOnOnceRepaired()
    {
        var file = Write("calls.json", "[{\"a\":1},\n{\"a\":2},\n{\"a\" 3}]");

        var broken = await RunAsync("--file", file);
        Write("calls.json", "[{\"a\":1},\n{\"a\":2},\n{\"a\":3}]");
        var repaired = await RunAsync("--file", file);

        Assert.Equal(1, broken.Code);
        Assert.Contains("line 3, column 6 (byte 24)", broken.Messages, StringComparison.Ordinal);
        Assert.Contains("2 records", broken.Messages, StringComparison.Ordinal);
        Assert.Contains("1 record ", repaired.Results, StringComparison.Ordinal);
        Assert.Equal("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n", Read());
    }

    [Theory]
    [InlineData(1, "does not exist", "--file", "none.json")]
    [InlineData(1, "is a folder", "--file", ".")]
    [InlineData(2, "nothing to produce")]
    [InlineData(2, "exclude each other", "--file", "x", "--simulate")]
    [InlineData(2, "--seed does not go with --file", "--file", "x", "--seed", "1")]
    [InlineData(2, "--order does not go with --simulate", "--simulate", "--limit", "1", "--order", "time")]
    [InlineData(2, "never ends", "--simulate")]
    [InlineData(2, "exclude each other", "--file", "x", "--speed", "x2", "--rate", "1/s")]
    [InlineData(2, "only once", "--file", "-", "--repeat", "2")]
    [InlineData(2, "'sideways' is no order", "--file", "x", "--order", "sideways")]
    [InlineData(2, "'fast' is no speed", "--file", "x", "--speed", "fast")]
    [InlineData(2, "'0/s' is no rate", "--file", "x", "--rate", "0/s")]
    [InlineData(2, "is no share", "--simulate", "--limit", "1", "--oddities", "1.5")]
    [InlineData(2, "is no day", "--simulate", "--limit", "1", "--start", "1905-01-01")]
    [InlineData(2, "is no day", "--simulate", "--limit", "1", "--start", "9999-12-31")]
    [InlineData(2, "is no duration", "--simulate", "--limit", "1", "--lateness", "soon")]
    [InlineData(2, "--repeat 0 is too small", "--file", "x", "--repeat", "0")]
    public async Task Produce_OfWhatCannotBe_SaysWhyAndMakesNoTopic(int exitCode, string reason, params string[] arguments)
    {
        var (code, _, messages) = await RunAsync(arguments);

        Assert.Equal(exitCode, code);
        Assert.Contains(reason, messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Topic));
    }

    [Theory]
    [InlineData("calls.ndjson")]
    [InlineData("redis://localhost:6379/calls")]
    public async Task Produce_IntoWhatIsNoFolder_IsRefused(string topic)
    {
        using var line = new CommandLine();

        var code = await line.RunAsync(CommandTree.Create(), "produce", "--to", topic, "--simulate", "--limit", "1");

        Assert.Equal(2, code);
        Assert.Contains("Name a folder", line.Messages, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Results, string Messages)> RunAsync(params string[] arguments)
    {
        using var line = new CommandLine();
        var code = await line.RunAsync(CommandTree.Create(), ["produce", "--to", Topic, .. arguments]);
        return (code, line.Results, line.Messages);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private string Read(int partition = 0) => File.ReadAllText(Path.Combine(Topic, $"partition-{partition:D5}.ndjson"));

    private static HashSet<string> Dispositions(string records) =>
        [.. records.Split("\"disposition\":\"").Skip(1).Select(rest => rest.Split('"')[0])];
}
