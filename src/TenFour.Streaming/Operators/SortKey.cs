using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators;

/// <summary>One expression of ORDER BY.</summary>
/// <param name="NullsFirst">Spark's default: first where ascending, last where descending.</param>
public sealed record SortKey(Expression Expression, bool Descending, bool NullsFirst);
