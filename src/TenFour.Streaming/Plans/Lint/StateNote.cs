namespace TenFour.Streaming.Plans.Lint;

/// <summary>What one operator of a query keeps between batches.</summary>
/// <param name="Operator">The plan node, in words.</param>
/// <param name="Keeps">What a row of its state is.</param>
/// <param name="Leaves">When a row leaves; null where it never does.</param>
public sealed record StateNote(string Operator, string Keeps, string? Leaves);
