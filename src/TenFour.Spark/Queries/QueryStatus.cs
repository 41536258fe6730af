namespace TenFour.Spark.Queries;

/// <summary>What a query does at the moment.</summary>
/// <param name="Message">In Spark's words: <c>Processing new data</c>.</param>
/// <param name="IsActive">False once it has ended, been stopped or failed.</param>
public sealed record QueryStatus(string Message, bool IsDataAvailable, bool IsTriggerActive, bool IsActive);
