using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Parity.Tests;

/// <summary>Runs every recorded query on the recorded records: rows, schema, progress and refusals must be Spark's.</summary>
public class ParityTests
{
    private static readonly string[] JoinsOfStreams = ["stream-stream-join"];

    public static TheoryData<string> Names => ParityFolders.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Statistic_RecordedQuery_EqualsSpark(string name)
    {
        Assert.SkipUnless(ParityFolders.AreSet, ParityFolders.SkipReason);
        var @case = ParityCase.Read(ParityFolders.Cases!, name);
        using var folder = new TemporaryFolder();
        var records = folder.Of("calls.ndjson");
        ParityRecords.Write(@case, records);

        if (JoinsOfStreams.Contains(name))
        {
            // The engine says so instead of guessing; this fails as soon as it can join streams.
            var missing = await Assert.ThrowsAsync<StatisticException>(() => ParityCheck.RunAsync(@case, records));
            Assert.Contains("A join of two streams", missing.Message, StringComparison.Ordinal);
            return;
        }

        await ParityCheck.RunAsync(@case, records);
    }
}
