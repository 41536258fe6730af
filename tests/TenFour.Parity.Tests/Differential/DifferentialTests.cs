using TenFour.Parity.Tests.Differential.Comparison;
using TenFour.Parity.Tests.Differential.Generation;

namespace TenFour.Parity.Tests.Differential;

/// <summary>
/// Random statistics over random records, here and on real Spark, which is started once for all of them: rows of every batch, schema,
/// progress, and the condition of an error must be the same. The gate asks the same cases each time; the full run other ones each time, and
/// prints their seed, with which <c>TENFOUR_TEST_SEED</c> asks them again.
/// </summary>
public class DifferentialTests(ITestOutputHelper output)
{
    private const int SeedOfGate = 1;
    private const int CasesOfGate = 40;
    private const int CasesOfFullRun = 500;

    [Fact]
    public async Task Statistics_RandomOnBothEngines_Agree()
    {
        var (spark, missing) = SparkInstallation.Find();
        Assert.SkipWhen(spark is null, missing);
        var (seed, count) = Extent();
        output.WriteLine($"seed {seed}, {count} cases");
        var cases = Enumerable.Range(0, count).Select(n => CaseGenerator.Next(seed, n)).ToList();
        var engines = new BothEngines(new SparkRunner(spark!));

        var findings = await engines.CompareAsync(cases, TestContext.Current.CancellationToken);

        if (findings.Count > 0)
        {
            findings = await new CaseReducer(engines).ReduceAsync(findings, TestContext.Current.CancellationToken);
            Assert.Fail($"seed {seed}: {findings.Count} of {count} cases differ\n{string.Join("\n", findings)}");
        }
    }

    private static (int Seed, int Count) Extent()
    {
        var isFull = Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1";
        var seed = Environment.GetEnvironmentVariable("TENFOUR_TEST_SEED") is { } text ? int.Parse(text)
            : isFull ? Random.Shared.Next(1_000_000) : SeedOfGate;
        return (seed, isFull ? CasesOfFullRun : CasesOfGate);
    }
}
