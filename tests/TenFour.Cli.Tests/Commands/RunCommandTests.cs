using System.Text.Json;

namespace TenFour.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private static readonly string[] FieldsOfSpark =
    [
        "id", "runId", "name", "timestamp", "batchId", "batchDuration", "numInputRows", "processedRowsPerSecond", "durationMs", "eventTime",
        "stateOperators", "sources", "sink",
    ];

    private readonly StatisticFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_ToAPipe_PrintsPlainText()
    {
        Assert.Equal(0, await _folder.RunAsync());

        Assert.StartsWith("statistic: batch 0, 6 rows", _folder.Results, StringComparison.Ordinal);
        Assert.Contains("crime_id  city", _folder.Results, StringComparison.Ordinal);
        Assert.Contains("10        San Francisco", _folder.Results, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _folder.Results + _folder.Messages);
        Assert.Contains("a temporary checkpoint is used", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Ndjson_WritesOneObjectARow()
    {
        Assert.Equal(0, await _folder.RunAsync("--sink", "ndjson:-"));

        Assert.StartsWith("{\"crime_id\":\"10\",\"city\":\"San Francisco\"}\n", _folder.Results, StringComparison.Ordinal);
        Assert.Equal(6, _folder.Results.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Run_RolledNdjson_GoesOnInTheSameFile()
    {
        string[] options = ["--sink", $"ndjson:{_folder["out"]}?roll=1MB", "--checkpoint", _folder["state"]];
        Assert.Equal(0, await _folder.RunAsync(options));
        _folder.Append(StatisticFolder.Record(16, "Oakland"));

        Assert.Equal(0, await _folder.RunAsync(options));

        var file = Assert.Single(Directory.GetFiles(_folder["out"], "*.ndjson"));
        var rows = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(7, rows.Length);
        Assert.Equal("{\"crime_id\":\"16\",\"city\":\"Oakland\"}", rows[^1]);
    }

    [Fact]
    public async Task Run_RolledNdjsonInCompleteMode_IsRefused()
    {
        _folder.Sql = "SELECT city, count(*) AS count FROM calls GROUP BY city";

        Assert.Equal(2, await _folder.RunAsync("--mode", "complete", "--sink", $"ndjson:{_folder["out"]}?roll=1MB"));

        Assert.Contains("cannot take complete mode", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SeveralSinks_GivesEachTheRows()
    {
        Assert.Equal(0, await _folder.RunAsync("--sink", "ndjson:-", "--sink", "ndjson:" + _folder["out"], "--sink", "noop"));

        Assert.Equal(_folder.Results, ReadFile("out", "batch-00000000.ndjson"));
    }

    [Fact]
    public async Task Run_Again_GoesOnFromTheCheckpoint()
    {
        Assert.Equal(0, await RunKeptAsync());
        Assert.Contains("a new query starts at the earliest record", _folder.Messages, StringComparison.Ordinal);
        _folder.Append(StatisticFolder.Record(20, "Daly City"));

        Assert.Equal(0, await RunKeptAsync());

        Assert.DoesNotContain("a new query", _folder.Messages, StringComparison.Ordinal);
        Assert.Equal("{\"crime_id\":\"20\",\"city\":\"Daly City\"}\n", ReadFile("out", "batch-00000001.ndjson"));
    }

    [Fact]
    public async Task Run_CompleteMode_LeavesTheNewestFile()
    {
        _folder.Sql = "-- mode: complete\nSELECT city, count(*) AS count FROM calls GROUP BY city";

        Assert.Equal(0, await RunKeptAsync("--set", "maxOffsetsPerTrigger=2"));

        Assert.Equal("batch-00000002.ndjson", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder["out"]))));
        Assert.Equal("{\"city\":\"San Francisco\",\"count\":6}\n", ReadFile("out", "batch-00000002.ndjson"));
    }

    [Fact]
    public async Task Run_Progress_AppendsOneObjectABatchInSparksShape()
    {
        _folder.Sql = StatisticFolder.CountPerHour;

        Assert.Equal(0, await _folder.RunAsync("--sink", "noop", "--progress", _folder["progress"], "--set", "maxOffsetsPerTrigger=2"));

        var batches = (await File.ReadAllLinesAsync(_folder["progress"], TestContext.Current.CancellationToken))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([0, 1, 2, 3], batches.Select(b => b.GetProperty("batchId").GetInt64()));
        Assert.Equal([2, 2, 2, 0], batches.Select(b => b.GetProperty("numInputRows").GetInt64()));
        Assert.All(batches.SkipLast(1), b => Assert.Superset(FieldsOfSpark.ToHashSet(), b.EnumerateObject().Select(p => p.Name).ToHashSet()));
        Assert.All(batches, b => Assert.True(b.TryGetProperty("tenfour", out _)));
    }

    [Fact]
    public async Task Run_Rejected_KeepsMalformedRecordsWithTheirPlace()
    {
        _folder.Append("{\"crime_id\":\n");

        Assert.Equal(0, await _folder.RunAsync("--sink", "noop", "--rejected", _folder["rejected"]));

        var kept = JsonDocument.Parse(ReadFile("rejected", "rejected-00000000.ndjson")).RootElement;
        Assert.Equal((0, 6), (kept.GetProperty("partition").GetInt32(), kept.GetProperty("offset").GetInt64()));
        Assert.Equal("{\"crime_id\":", kept.GetProperty("record").GetString());
        Assert.NotEmpty(kept.GetProperty("reason").GetString()!);
        Assert.Contains("1 rejected", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatisticFolder.CountPerHour)]
    [InlineData("SELECT city, count(*) AS count FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR GROUP BY city, call_date_time")]
    [InlineData("SELECT city FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR DEDUPLICATE BY (crime_id, call_date_time)")]
    [InlineData("SELECT city FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR DEDUPLICATE BY (crime_id) WITHIN WATERMARK")]
    public async Task Run_Late_KeepsTheRecordsThatTheWatermarkDropped(string sql)
    {
        _folder.Sql = sql;
        _folder.Append(StatisticFolder.Record(20, "on time") + StatisticFolder.Record(21, "on time") + StatisticFolder.Record(11, "too late"));

        Assert.Equal(0, await _folder.RunAsync("--sink", "noop", "--late", _folder["late"], "--set", "maxOffsetsPerTrigger=2"));

        var kept = JsonDocument.Parse(ReadFile("late", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder["late"]))))).RootElement;
        Assert.Equal(("calls", 0, 8), (kept.GetProperty("source").GetString(), kept.GetProperty("partition").GetInt32(), kept.GetProperty("offset").GetInt64()));
        Assert.Equal(StatisticFolder.Record(11, "too late"), kept.GetProperty("record").GetString() + "\n");
        Assert.StartsWith("late: the watermark had reached 20", kept.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 late", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CheckpointOfAnotherStatistic_IsRefused()
    {
        Assert.Equal(0, await RunKeptAsync());
        _folder.Sql = StatisticFolder.CountPerHour;

        Assert.Equal(2, await RunKeptAsync());
        Assert.Contains($"The checkpoint {_folder["state"]} belongs to", _folder.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("a new query", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FilesOfAnEarlierQueryWithoutItsCheckpoint_IsRefused()
    {
        Assert.Equal(0, await RunKeptAsync());

        Assert.Equal(2, await _folder.RunAsync("--sink", "ndjson:" + _folder["out"], "--checkpoint", _folder["other"]));
        Assert.Contains("has the rows of an earlier query", _folder.Messages, StringComparison.Ordinal);
        Assert.Equal(2, await _folder.RunAsync("--sink", "ndjson:" + _folder["out"]));
    }

    [Fact]
    public async Task Run_FolderThatIsAFile_FailsWithASentence()
    {
        await File.WriteAllTextAsync(_folder["out"], "", TestContext.Current.CancellationToken);

        Assert.Equal(1, await _folder.RunAsync("--sink", "ndjson:" + _folder["out"]));
        Assert.StartsWith("error in the environment: ", LastMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderWithoutPermission_FailsWithASentence()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("a privileged user may write everywhere");
            return;
        }

        Directory.CreateDirectory(_folder["shut"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(1, await _folder.RunAsync("--sink", "noop", "--checkpoint", Path.Combine(_folder["shut"], "state")));
        Assert.Contains("no permission", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rejected")]
    [InlineData("--late")]
    public async Task Run_KeptRecordsIntoATopicThatIsRead_AreRefused(string option)
    {
        Assert.Equal(2, await _folder.RunAsync("--sink", "noop", "--source", "other=kafka://localhost:9/calls,more", option, "kafka://localhost:9/more"));
        Assert.Contains($"{option} kafka://localhost:9/more is a topic that the query reads", _folder.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1 / (crime_id - 15) AS n FROM calls", "DIVIDE_BY_ZERO")]
    [InlineData("SELECT city FROM calls WHERE 1 / (crime_id - 15) > 0", "DIVIDE_BY_ZERO")]
    [InlineData("-- mode: complete\nSELECT 1 / (crime_id - 15) AS n, count(*) FROM calls GROUP BY 1", "DIVIDE_BY_ZERO")]
    [InlineData("-- mode: complete\nSELECT city, count(*) FROM calls GROUP BY city, CAST(1 / (crime_id - 15) AS STRING)", "DIVIDE_BY_ZERO")]
    [InlineData("-- mode: complete\nSELECT sum(1 / (crime_id - 15)) AS n FROM calls", "DIVIDE_BY_ZERO")]
    [InlineData("-- mode: complete\nSELECT sum(CAST(crime_id AS BIGINT) - 60 + 9223372036854775807) AS n FROM (SELECT * FROM calls WHERE crime_id > 13)", "ARITHMETIC_OVERFLOW")]
    [InlineData("-- mode: complete\nSELECT session_window(call_date_time, '1 minute') AS w, city, sum(1 / (crime_id - 15)) FROM calls GROUP BY 1, 2", "DIVIDE_BY_ZERO")]
    [InlineData("-- mode: complete\nSELECT city, count(*) FROM (SELECT DISTINCT city, crime_id FROM calls) WHERE 1 / (crime_id - 15) > 0 GROUP BY city", "DIVIDE_BY_ZERO")]
    public async Task Run_ValueThatAnsiRefuses_FailsAndNamesTheRecord(string sql, string condition)
    {
        _folder.Sql = sql;

        Assert.Equal(1, await _folder.RunAsync("--sink", "noop"));
        Assert.Contains(condition, _folder.Messages, StringComparison.Ordinal);
        Assert.Contains("record 5 of partition 0 of calls", _folder.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RecordsGone_WarnsWhereDataLossIsAllowed()
    {
        Assert.Equal(0, await RunKeptAsync());
        await File.WriteAllTextAsync(Path.Combine(_folder.Topic, "partition-00000.ndjson"), StatisticFolder.Record(9, "x"), TestContext.Current.CancellationToken);

        Assert.Equal(1, await RunKeptAsync());
        Assert.Equal(0, await RunKeptAsync("--set", "failOnDataLoss=false"));
        Assert.Contains("warning: ", _folder.Messages, StringComparison.Ordinal);
    }

    private Task<int> RunKeptAsync(params string[] options) =>
        _folder.RunAsync(["--sink", "ndjson:" + _folder["out"], "--checkpoint", _folder["state"], .. options]);

    private string ReadFile(string folder, string name) => File.ReadAllText(Path.Combine(_folder[folder], name));

    private string LastMessage() => _folder.Messages.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^1];
}
