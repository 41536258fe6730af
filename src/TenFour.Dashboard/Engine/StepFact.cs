namespace TenFour.Dashboard.Engine;

/// <summary>What a step of the plan did in a batch.</summary>
/// <param name="Rows">Rows that it gave; null where nobody has counted them.</param>
public sealed record StepFact(int Step, long? Rows, double Milliseconds);
