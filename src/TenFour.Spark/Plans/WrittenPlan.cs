using TenFour.Spark.Protocol;

namespace TenFour.Spark.Plans;

/// <summary>A plan node as a relation, and under which name each of the node's columns stands in it.</summary>
/// <param name="Names">Null for a column that nobody reads, which is absent.</param>
internal sealed record WrittenPlan(Relation Relation, IReadOnlyList<string?> Names);
