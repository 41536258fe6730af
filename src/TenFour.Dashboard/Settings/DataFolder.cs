using TenFour.Calls.Feeding;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Storage;

namespace TenFour.Dashboard.Settings;

/// <summary>What lies where under the data folder of the page.</summary>
internal sealed record DataFolder(string Path)
{
    private const int MostFolders = 100;

    public string HistoryFolder => System.IO.Path.Combine(Path, "history");

    /// <summary>The statistics that readers have written in the page.</summary>
    public string StatisticsFolder => System.IO.Path.Combine(Path, "statistics");

    /// <summary>What the live feed has seen.</summary>
    /// <param name="servers">The brokers that keep its topics; null where they are folders here.</param>
    public string LiveStateFile(string? servers) => servers is null
        ? System.IO.Path.Combine(Path, "live", "seen.json")
        : System.IO.Path.Combine(Path, "kafka", Uri.EscapeDataString(servers), "live", "seen.json");

    /// <summary>The file of a statistic that a reader has written.</summary>
    public string StatisticFile(string name) => System.IO.Path.Combine(StatisticsFolder, name + ".sql");

    /// <summary>The topics of a feed that are folders.</summary>
    public FeedTopics TopicsOf(FeedKind kind, FeedOptions feed) => FeedName.Of(kind, feed).Below(Path);

    /// <summary>Finds the page's folder, keeps a second page out of it, and makes what the page expects to be there.</summary>
    /// <exception cref="StreamingException">Another page has the folder.</exception>
    public static (DataFolder Folder, FolderLock Lock) Take(DashboardOptions options)
    {
        for (var number = 1; ; number++)
        {
            var folder = new DataFolder(number == 1 ? options.DataFolder : $"{options.DataFolder}-{number}");
            try
            {
                var taken = folder.Take();
                if (number > 1)
                {
                    options.Say($"The data folder {options.DataFolder} belongs to another page: this one has {folder.Path}.");
                }

                return (folder, taken);
            }
            catch (StreamingException) when (options.TakesNextDataFolder && number < MostFolders)
            {
                // Another page has this one too.
            }
        }
    }

    private FolderLock Take()
    {
        Directory.CreateDirectory(HistoryFolder);
        return FolderLock.Take(System.IO.Path.Combine(Path, "page.lock"), System.IO.Path.Combine(Path, "page.pid"), (holder, reason) => StreamingException.ForEnvironment(
            $"The data folder {Path} belongs to {holder}, which is another page; both would write the same history and statistics.",
            "Stop that one, or give this one a folder of its own with --data.",
            reason));
    }
}
