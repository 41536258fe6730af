namespace TenFour.Calls.Producing;

/// <summary>How far a <see cref="Producer"/> is.</summary>
/// <param name="Records">Records of the feed in the topic, those of earlier runs included.</param>
/// <param name="Fraction">The part that is done, from 0 to 1; null where the end is unknown.</param>
public sealed record ProduceProgress(long Records, double? Fraction);
