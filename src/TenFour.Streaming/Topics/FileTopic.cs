using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>Creates, lists, describes and deletes file topics.</summary>
public static class FileTopic
{
    /// <summary>Creates an empty topic.</summary>
    /// <exception cref="StreamingException">There is one already.</exception>
    public static void Create(string folder, int partitions, TimeProvider time)
    {
        var layout = new TopicLayout(TopicAddress.ParseFolder(folder).Path);
        if (layout.Exists())
        {
            throw StreamingException.ForUser($"There is a topic {folder} already.", advice: "Choose another name, or delete it first.");
        }

        TopicFolder.Prepare(layout, partitions);
        using var writerLock = WriterLock.Take(layout);
        TopicFolder.EnsurePartitions(layout, partitions, time);
    }

    /// <summary>The topics in a folder: folders of partitions and NDJSON files, by name.</summary>
    /// <exception cref="StreamingException">There is no such folder.</exception>
    public static IReadOnlyList<TopicAddress> List(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw StreamingException.ForEnvironment($"There is no folder {folder}.", "Topics are created with: tenfour topics create data/NAME");
        }

        return [.. Directory.EnumerateFileSystemEntries(folder)
            .Order(StringComparer.Ordinal)
            .Where(IsTopic)
            .Select(TopicAddress.Parse)];
    }

    /// <summary>Everything about a topic.</summary>
    /// <exception cref="StreamingException">There is no such topic.</exception>
    public static async Task<TopicDescription> DescribeAsync(TopicAddress address, TimeProvider time)
    {
        var source = FileTopicSource.Open(address, FileTopicSourceOptions.Default, time);
        await using (source.ConfigureAwait(false))
        {
            var partitions = new List<PartitionDescription>();
            foreach (var ((_, number), end) in source.GetLatest())
            {
                partitions.Add(Describe(address, number, end.Record));
            }

            return address.IsFolder
                ? new(address, TopicMetadata.TryRead(new TopicLayout(address.Path))?.Created, partitions, Producers(new TopicLayout(address.Path)))
                : new(address, null, partitions, []);
        }
    }

    /// <summary>Deletes a topic folder with everything that belongs to it; other files in the folder stay, and the folder with them.</summary>
    /// <exception cref="StreamingException">There is no such topic, or somebody is writing to it.</exception>
    public static void Delete(TopicAddress address)
    {
        address.ThrowIfMissing();
        if (!address.IsFolder)
        {
            throw StreamingException.ForUser(
                $"{address.Path} is a file that TenFour did not make, and does not delete.", advice: "Remove it yourself.");
        }

        var layout = new TopicLayout(address.Path);
        using (WriterLock.Take(layout))
        {
            foreach (var partition in layout.FindPartitions())
            {
                File.Delete(layout.IndexPath(partition));
                File.Delete(layout.DataPath(partition));
            }

            File.Delete(layout.JournalPath);
            File.Delete(layout.MetadataPath);
        }

        File.Delete(layout.LockPath);
        if (!Directory.EnumerateFileSystemEntries(address.Path).Any())
        {
            Directory.Delete(address.Path);
        }
    }

    private static bool IsTopic(string path) =>
        Directory.Exists(path) ? new TopicLayout(path).Exists() : TopicAddress.IsNamedAsRecords(path);

    private static PartitionDescription Describe(TopicAddress address, int number, long records)
    {
        var layout = new TopicLayout(address.Path);
        var path = address.IsFolder ? layout.DataPath(number) : address.Path;
        var changed = records == 0 ? null : (DateTimeOffset?)File.GetLastWriteTimeUtc(path);
        using var index = address.IsFolder ? PartitionIndex.TryOpen(layout.IndexPath(number)) : null;
        return new PartitionDescription(
            number,
            records,
            new FileInfo(path).Length,
            TimeOf(index, 0),
            index?.StartOf(index.Count).Record == records ? TimeOf(index, index.Count - 1) : changed);
    }

    private static DateTimeOffset? TimeOf(PartitionIndex? index, long number) =>
        index is not null && number >= 0 && number < index.Count && index.TryRead(number, out var entry) ? EpochTime.ToTime(entry.Micros) : null;

    private static List<ProducerDescription> Producers(TopicLayout layout)
    {
        var journal = WriterJournal.Read(layout);
        return [.. journal.Producers
            .OrderBy(producer => producer.Key, StringComparer.Ordinal)
            .Select(producer => new ProducerDescription(producer.Key, producer.Value.Completed, producer.Key == journal.Active))];
    }
}
