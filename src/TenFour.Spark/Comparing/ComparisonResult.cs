using TenFour.Streaming.Types;

namespace TenFour.Spark.Comparing;

/// <summary>What came out of a comparison.</summary>
/// <param name="IsEqual">Both engines say the same.</param>
/// <param name="Sentence">What is equal, or what differs.</param>
public sealed record ComparisonResult(bool IsEqual, string Sentence)
{
    /// <summary>The columns of the differing rows.</summary>
    public Schema Schema { get; init; } = new([]);

    /// <summary>The rows that differ, by batch, no more than <see cref="MostShown"/>.</summary>
    public IReadOnlyList<DifferingRow> Rows { get; init; } = [];

    /// <summary>How many rows differ.</summary>
    public long DifferingRows { get; init; }

    /// <summary>What of the statistic may differ although both engines are right, a sentence each; empty where the result is equal.</summary>
    public IReadOnlyList<string> Explanations { get; init; } = [];

    /// <summary>From the start of the query to its end; null where an engine gave no result.</summary>
    public TimeSpan? TenFourTime { get; init; }

    /// <inheritdoc cref="TenFourTime"/>
    public TimeSpan? SparkTime { get; init; }

    /// <summary>More differing rows than this tell nobody more.</summary>
    public const int MostShown = 40;
}

/// <summary>A row that only one engine has.</summary>
/// <param name="BatchId">The batch that gave it; null where rows of all batches are put together.</param>
/// <param name="IsSpark">Whose row it is.</param>
/// <param name="Cells">The values as text.</param>
public sealed record DifferingRow(long? BatchId, bool IsSpark, IReadOnlyList<string> Cells);
