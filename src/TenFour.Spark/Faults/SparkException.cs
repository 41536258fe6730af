using TenFour.Streaming.Errors;

namespace TenFour.Spark.Faults;

/// <summary>The cluster, or the way to it, has failed. The message is Spark's where Spark has spoken.</summary>
public sealed class SparkException : StreamingException
{
    internal SparkException(Fault fault, string message, string? condition = null, string? advice = null, Exception? inner = null)
        : base(fault, message, condition, advice, inner)
    {
    }

    /// <summary>The cluster has closed the session, or lost it: what ran in it has ended.</summary>
    public bool IsSessionGone => Condition is not null && Condition.StartsWith("INVALID_HANDLE.SESSION", StringComparison.Ordinal);

    /// <summary>The five characters of the SQL standard, such as <c>42703</c>, where Spark gives them.</summary>
    public string? SqlState { get; init; }

    /// <summary>The Java class of the error, such as <c>org.apache.spark.sql.AnalysisException</c>.</summary>
    public string? JavaClass { get; init; }

    /// <summary>What brought it about on the cluster, nearest cause first.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];
}
