using System.Text.RegularExpressions;
using TenFour.Spark.Faults;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Comparing;

/// <summary>Whether two errors are the same by Spark's names of them; pure.</summary>
internal static partial class ErrorCondition
{
    /// <summary>What Spark calls every query that has failed, whatever the reason.</summary>
    private const string AnyFailure = "STREAM_FAILED";

    /// <summary>
    /// The same condition, which Spark may have put into the text of a failed query. Of an error that has no name in Spark it is enough that both
    /// have one.
    /// </summary>
    public static bool AreSame(StreamingException tenFour, StreamingException spark) =>
        tenFour.Condition is { } condition ? Names(spark).Contains(condition) || IsJavas(condition, spark) : !Names(spark).Any();

    /// <summary>Where Spark computes with times it leaves an overflow to Java, whose exception has no condition.</summary>
    private static bool IsJavas(string condition, StreamingException spark) =>
        condition == "ARITHMETIC_OVERFLOW" && !Names(spark).Any() && spark.Message.Contains("java.lang.ArithmeticException", StringComparison.Ordinal);

    /// <summary>The condition and what was said.</summary>
    public static string Name(StreamingException error) => error.Condition is { } condition ? $"[{condition}] {error.Message}" : error.Message;

    private static IEnumerable<string> Names(StreamingException error)
    {
        var causes = error is SparkException spark ? spark.Causes : [];
        return causes.Append(error.Message).SelectMany(t => InText().Matches(t).Select(m => m.Groups["name"].Value))
            .Concat(error.Condition is { } own ? [own] : [])
            .Where(n => n != AnyFailure && !n.StartsWith("_LEGACY", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[(?<name>[A-Z_][A-Z0-9_]*(\.[A-Z0-9_]+)?)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex InText();
}
