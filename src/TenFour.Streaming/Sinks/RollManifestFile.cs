namespace TenFour.Streaming.Sinks;

/// <summary>A file with rows of a batch.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Bytes">Its length after the batch.</param>
internal sealed record RollManifestFile(string Name, long Bytes);
