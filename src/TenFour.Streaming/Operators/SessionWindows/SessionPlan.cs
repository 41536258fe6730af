using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.SessionWindows;

/// <summary>What an aggregation over sessions groups by and computes; see <see cref="SessionAggregateOperator"/>.</summary>
/// <param name="KeyIndex">The session's place among the keys.</param>
/// <param name="HasWatermark">Rows can be late, in complete mode too: Spark's aggregations without sessions differ there.</param>
/// <param name="Evicts">Sessions leave.</param>
internal sealed record SessionPlan(
    Schema Output, IReadOnlyList<Expression> Keys, int KeyIndex, IReadOnlyList<AggregateCall> Aggregates, bool HasWatermark, bool Evicts);
