using TenFour.Spark.Comparing;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>How much is compared with a real cluster, which takes seconds for a batch.</summary>
internal static class OnSparkExtent
{
    public const string SkipReason = "TENFOUR_TEST_FULL is not 1";

    public static bool IsFull => Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1";

    /// <summary>A difference as the message of a failed test.</summary>
    public static string Text(ComparisonResult result) =>
        string.Join('\n', result.Rows.Select(r => $"{r.BatchId} {(r.IsSpark ? "Spark" : "TenFour")}: {string.Join(" | ", r.Cells)}").Prepend(result.Sentence));
}
