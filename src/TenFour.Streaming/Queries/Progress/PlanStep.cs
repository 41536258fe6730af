namespace TenFour.Streaming.Queries.Progress;

/// <summary>A step of a running query's plan.</summary>
/// <param name="Number">0 is the sinks.</param>
/// <param name="Inputs">The steps whose rows it takes, left before right.</param>
/// <param name="Name">What it is, in a word: <c>Aggregate</c>.</param>
/// <param name="Description">The same with its expressions, in SQL.</param>
public sealed record PlanStep(int Number, IReadOnlyList<int> Inputs, string Name, string Description);
