using TenFour.Parity.Tests.Differential.Generation;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>A case on which the engines differ.</summary>
internal sealed record Finding(DifferentialCase Case, Answer Spark, Answer TenFour, string Difference)
{
    /// <summary>What it takes to see the difference again.</summary>
    public override string ToString() => $"""
        === {Case.Name}: {Difference}
        {Case.TenFourSql}
        -- mode {Case.Mode}, {Case.BatchSize} records a batch; to Spark: {Case.SparkSql.ReplaceLineEndings(" ")} {Case.Input.SparkView?.ToJsonString()}
        -- schema {RecordColumns.Ddl}
        {string.Join('\n', Case.Records)}
        -- Spark: {Spark}
        -- TenFour: {TenFour}

        """;
}
