using System.Globalization;
using System.Text.Json.Nodes;
using TenFour.Streaming;
using TenFour.Streaming.Sql;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>The built-in statistics give the same on a real cluster and here.</summary>
public sealed class StatisticsOnSparkTests(ITestOutputHelper output)
{
    private const string Gate = "calls-by-type.sql";
    private const int Take = 600;
    private const int Batch = 200;

    private static readonly string Folder = Path.Combine(Root(), "statistics");

    /// <summary>The files of the statistics; all of them with TENFOUR_TEST_FULL=1.</summary>
    public static TheoryData<string> Statistics => !OnSparkExtent.IsFull
        ? [Gate]
        : [.. Directory.EnumerateFiles(Folder, "*.sql").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Statistics))]
    public async Task Statistic_OnBothEngines_IsEqual(string file)
    {
        BothEngines.SkipWithoutServers();
        Assert.SkipWhen(ParityFolders.Data is null, "TENFOUR_TEST_DATA is not set");
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        var mode = StatisticFile.Parse(text, file).Mode ?? OutputMode.Append;
        await using var topic = await RecordTopic.CreateAsync(ParityRecords.Lines("arrival", Take).Select(WithNewerFields));
        await using var engines = await BothEngines.OpenAsync(topic, Batch);

        var result = await engines.CompareAsync(text, mode, Batch);

        output.WriteLine($"{file}: {result.Sentence}; TenFour {result.TenFourTime:c}, Spark {result.SparkTime:c}");
        Assert.True(result.IsEqual, OnSparkExtent.Text(result));
        Assert.False(result.Sentence.StartsWith("0 rows", StringComparison.Ordinal), "nothing was compared");
    }

    /// <summary>A record with the times and the place that the file of 2018 lacks, and newer feeds have.</summary>
    private static string WithNewerFields(string record, int number)
    {
        var call = JsonNode.Parse(record)!.AsObject();
        var time = DateTime.Parse((string)call["call_date_time"]!, CultureInfo.InvariantCulture);
        call["priority"] = "ABC"[number % 3].ToString();
        call["dispatch_date_time"] = Text(time.AddMinutes(number % 7));
        call["onscene_date_time"] = number % 5 == 0 ? null : Text(time.AddMinutes(5 + (number % 23)));
        call["longitude"] = -122.4 - (number % 9 * 0.0013);
        call["latitude"] = number % 11 == 0 ? null : 37.7 + (number % 7 * 0.0021);
        return call.ToJsonString();
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TenFour.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie inside the project.");
    }
}
