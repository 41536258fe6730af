using TenFour.Calls;
using TenFour.Streaming.Topics;

namespace TenFour.Dashboard.Settings;

/// <summary>What lies where under the data folder of the page.</summary>
internal sealed record DataFolder(string Path)
{
    public string TopicsFolder => System.IO.Path.Combine(Path, "topics");

    public string CallsTopic => System.IO.Path.Combine(TopicsFolder, CallSchema.StreamName);

    public string FeedFile => System.IO.Path.Combine(Path, "feed.json");

    public string HistoryFolder => System.IO.Path.Combine(Path, "history");

    public string CheckpointOf(string statistic) => System.IO.Path.Combine(Path, "checkpoints", statistic);

    /// <summary>Makes what the queries expect to be there.</summary>
    public void Prepare(TimeProvider time)
    {
        Directory.CreateDirectory(TopicsFolder);
        Directory.CreateDirectory(HistoryFolder);
        if (!Directory.Exists(CallsTopic))
        {
            FileTopic.Create(CallsTopic, partitions: 1, time);
        }
    }
}
