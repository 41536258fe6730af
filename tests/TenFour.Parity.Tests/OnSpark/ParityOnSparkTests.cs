using TenFour.Spark.Comparing;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>
/// Runs recorded queries on a real cluster through our relations, over a topic of Kafka in the recorded batches: the rows must be the recorded
/// ones, and the embedded engine's.
/// </summary>
public sealed class ParityOnSparkTests(ITestOutputHelper output)
{
    private static readonly string[] Gate = ["json-oddities", "left-join-radio-code", "null-time-with-watermark", "refuse-type-mismatch"];

    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    /// <summary>The names of the cases; all of them with TENFOUR_TEST_FULL=1.</summary>
    public static TheoryData<string> Names => !ParityFolders.AreSet ? ["none"] : OnSparkExtent.IsFull ? ParityFolders.Names() : [.. Gate];

    /// <summary>The cases with records of their own.</summary>
    public static TheoryData<string> FixtureNames => OnSparkExtent.IsFull ? FixtureTests.Names : ["none"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Relations_RecordedQuery_GiveTheRecordedRowsOnSpark(string name)
    {
        BothEngines.SkipWithoutServers();
        Assert.SkipUnless(ParityFolders.AreSet, ParityFolders.SkipReason);
        var @case = ParityCase.Read(ParityFolders.Cases!, name);
        using var folder = new TemporaryFolder();
        var records = folder.Of("calls.ndjson");
        ParityRecords.Write(@case, records);
        await RunAsync(@case, records);
    }

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public async Task Relations_Fixture_GiveTheRecordedRowsOnSpark(string name)
    {
        BothEngines.SkipWithoutServers();
        Assert.SkipUnless(OnSparkExtent.IsFull, OnSparkExtent.SkipReason);
        var @case = ParityCase.Read(Fixtures, name);
        await RunAsync(@case, Path.Combine(Fixtures, Path.GetDirectoryName(name)!, @case.Records + ".ndjson"));
    }

    private async Task RunAsync(ParityCase @case, string records)
    {
        var lines = (await File.ReadAllTextAsync(records)).TrimEnd('\n').Split('\n').Take(@case.Take);
        await using var topic = await RecordTopic.CreateAsync(lines);
        await using var engines = await BothEngines.OpenAsync(
            topic, @case.BatchSize, @case.RecordSchema is { } ddl ? SqlParser.ParseSchema(ddl) : null);
        StreamingFrame frame;
        try
        {
            frame = engines.Sql(@case.Sql);
        }
        catch (StatisticException refusal) when (@case.Refused is not null)
        {
            var both = await engines.CompareRefusalAsync(refusal, @case.Sql);
            output.WriteLine(both.Sentence);
            Assert.True(both.IsEqual, both.Sentence);
            return;
        }

        var (tenFour, spark) = await engines.AnswersAsync(frame, @case.Mode, @case.BatchSize);
        var result = BothEngines.Compare(frame, @case.Mode, tenFour, spark);
        output.WriteLine($"{result.Sentence}; TenFour {result.TenFourTime:c}, Spark {result.SparkTime:c}");
        Assert.True(result.IsEqual, OnSparkExtent.Text(result));
        if (spark is EngineAnswer.Result rows && !ResultShape.Of(frame.Plan, @case.Mode).IsArbitrary)
        {
            Assert.Null(@case.Refused ?? @case.Failed);
            RowsOfSpark.AssertRecorded(@case, frame.Schema, rows);
        }
    }
}
