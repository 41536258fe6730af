namespace TenFour.Streaming.Plans.Functions;

/// <summary>An expression and what Spark 4.2 gives for it.</summary>
/// <param name="Sql">The expression, without SELECT.</param>
/// <param name="Result">The value as <c>to_json</c> writes it, <c>NULL</c>, or the condition name of the error.</param>
public sealed record FunctionExample(string Sql, string Result);
