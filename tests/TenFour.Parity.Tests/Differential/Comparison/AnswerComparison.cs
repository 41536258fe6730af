namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>Says in which way two answers differ.</summary>
internal static class AnswerComparison
{
    /// <summary>The first difference, or null where the answers are equal.</summary>
    public static string? Difference(Answer spark, Answer tenFour)
    {
        if (spark.Error is not null || tenFour.Error is not null)
        {
            return IsSameError(spark, tenFour) ? null : $"error: Spark {spark.Error ?? "none"}, TenFour {tenFour.Error ?? "none"}";
        }

        if (ReadLess(spark, tenFour))
        {
            return null;
        }

        return spark.Schema != tenFour.Schema ? $"schema: Spark {spark.Schema}, TenFour {tenFour.Schema}"
            : Lists("batches", [.. spark.Batches.Keys.Order().Select(k => $"{k}")], [.. tenFour.Batches.Keys.Order().Select(k => $"{k}")])
              ?? spark.Batches.Keys.Order().Select(k => Lists($"rows of batch {k}", spark.Batches[k], tenFour.Batches[k])).FirstOrDefault(d => d is not null)
              ?? Lists("progress", spark.Progress, tenFour.Progress);
    }

    /// <summary>
    /// Spark stops reading where LIMIT, or a static table without a matching row, makes the rest useless; then its figures and watermarks are
    /// those of a part.
    /// </summary>
    private static bool ReadLess(Answer spark, Answer tenFour) =>
        spark.Progress.Zip(tenFour.Progress).Any(p => InputRows(p.First) < InputRows(p.Second)) && spark.Schema == tenFour.Schema;

    private static long InputRows(string progress) => (long)System.Text.Json.Nodes.JsonNode.Parse(progress)!["numInputRows"]!;

    /// <summary>The same condition; where Spark's message names none, any error.</summary>
    private static bool IsSameError(Answer spark, Answer tenFour) => spark.Error == tenFour.Error
        || (spark.Error is not null && tenFour.Error is not null && spark.Error.Contains(' ') && !tenFour.Error.StartsWith("defect", StringComparison.Ordinal));

    private static string? Lists(string what, IReadOnlyList<string> spark, IReadOnlyList<string> tenFour)
    {
        if (spark.SequenceEqual(tenFour))
        {
            return null;
        }

        var missing = spark.Except(tenFour).Take(2);
        var extra = tenFour.Except(spark).Take(2);
        return $"{what}: {spark.Count} and {tenFour.Count}; only Spark [{string.Join(" | ", missing)}], only TenFour [{string.Join(" | ", extra)}]";
    }
}
