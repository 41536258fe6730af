using TenFour.Testing;

namespace TenFour.Parity.Tests;

/// <summary>Runs every recorded query on the recorded records: rows, schema, progress and refusals must be Spark's.</summary>
public class ParityTests
{
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

        await ParityCheck.RunAsync(@case, records);
    }
}
