using TenFour.Testing;

namespace TenFour.Parity.Tests;

/// <summary>
/// Queries over records made for the purpose, with Spark 4.2's answers beside them, so that a fresh clone proves them without Spark. The same
/// form as the parity folder, and <c>failed</c> for a batch that fails on its data.
/// </summary>
public class FixtureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)[..^".json".Length]).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Statistic_FixtureFromSpark_EqualsSpark(string name)
    {
        var @case = ParityCase.Read(Folder, name);
        using var folder = new TemporaryFolder();
        var records = folder.Of("calls.ndjson");
        File.Copy(Path.Combine(Folder, Path.GetDirectoryName(name)!, @case.Records + ".ndjson"), records);

        await ParityCheck.RunAsync(@case, records);
    }
}
