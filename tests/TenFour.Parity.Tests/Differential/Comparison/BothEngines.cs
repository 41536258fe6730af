using TenFour.Parity.Tests.Differential.Generation;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>Asks both engines and keeps the cases on which they differ.</summary>
internal sealed class BothEngines(SparkRunner spark)
{
    public async Task<IReadOnlyList<Finding>> CompareAsync(IReadOnlyList<DifferentialCase> cases, CancellationToken cancellationToken)
    {
        var expected = await spark.RunAsync(cases, cancellationToken);
        var findings = new List<Finding>();
        foreach (var (@case, answer) in cases.Zip(expected))
        {
            var actual = await TenFourEngine.RunAsync(@case);
            if (AnswerComparison.Difference(answer, actual) is { } difference)
            {
                findings.Add(new Finding(@case, answer, actual, difference));
            }
        }

        return findings;
    }
}
