namespace TenFour.Streaming.Sinks;

/// <summary>One line of a manifest: a batch that has rows.</summary>
/// <param name="Files">The files that have its rows, in their order; at least one.</param>
internal sealed record RollManifestEntry(long BatchId, IReadOnlyList<RollManifestFile> Files);
