using TenFour.Streaming;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>One query over some records, for both engines.</summary>
/// <param name="Name">Seed and number, from which the case can be made again.</param>
/// <param name="BatchSize">Records a batch.</param>
internal sealed record DifferentialCase(string Name, Statement Statement, Input Input, OutputMode Mode, IReadOnlyList<string> Records, int BatchSize)
{
    public string TenFourSql => Statement.ToString().Replace(Input.Placeholder, Input.TenFour, StringComparison.Ordinal);

    public string SparkSql => Statement.ToString().Replace(Input.Placeholder, Input.Spark, StringComparison.Ordinal);

    /// <summary>Whether the order leaves no ties.</summary>
    public bool IsOrdered => Statement.OrderBy is { } keys && keys.Split(',').Length >= Statement.Items.Count;
}
