using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>Creates topic folders and their partitions.</summary>
internal static class TopicFolder
{
    public const int MaxPartitions = 10_000;

    /// <summary>Checks the options and makes the folder, so that it can be locked.</summary>
    public static void Prepare(TopicLayout layout, int? partitions)
    {
        if (partitions is < 1 or > MaxPartitions)
        {
            throw StreamingException.ForUser($"A topic has 1 to {MaxPartitions} partitions, not {partitions}.");
        }

        Directory.CreateDirectory(layout.Folder);
    }

    /// <summary>Creates what is missing of a topic. For the holder of the lock.</summary>
    /// <returns>The number of partitions.</returns>
    public static int EnsurePartitions(TopicLayout layout, int? wanted, TimeProvider time)
    {
        var metadata = TopicMetadata.TryRead(layout);
        var existing = CountPartitions(layout, metadata);
        if (existing > 0 && wanted is { } other && other != existing)
        {
            throw StreamingException.ForUser(
                $"The topic {layout.Folder} has {existing} partitions, not {other}; a record would change its partition.",
                advice: "Leave --partitions out, or create another topic.");
        }

        var count = existing > 0 ? existing : wanted ?? 1;
        if (metadata?.Partitions != count)
        {
            new TopicMetadata(TopicMetadata.CurrentFormat, count, metadata?.Created ?? time.GetUtcNow()).Write(layout);
        }

        for (var partition = 0; partition < count; partition++)
        {
            File.OpenHandle(layout.DataPath(partition), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)
                .Dispose();
        }

        return count;
    }

    /// <summary>As many as the topic was created with, or more where somebody has added some; 0 where there is no topic.</summary>
    public static int CountPartitions(TopicLayout layout, TopicMetadata? metadata)
    {
        var found = layout.FindPartitions();
        return Math.Max(metadata?.Partitions ?? 0, found.Count == 0 ? 0 : found[^1] + 1);
    }
}
