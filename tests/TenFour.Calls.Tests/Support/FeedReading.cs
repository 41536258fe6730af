using System.Text;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;

namespace TenFour.Calls.Tests.Support;

/// <summary>Reads feeds to their end, for tests.</summary>
internal static class FeedReading
{
    public static async Task<FileFeed> OpenAsync(string content, string name = "input", FileFeedOptions? options = null) =>
        await OpenAsync(Encoding.UTF8.GetBytes(content), name, options);

    public static async Task<FileFeed> OpenAsync(byte[] content, string name = "input", FileFeedOptions? options = null) =>
        await FileFeed.OpenAsync(new FeedInput(name, () => new MemoryStream(content), CanReopen: true), options ?? new(), default);

    public static async Task<List<string>> RecordsAsync(string content, string name = "input")
    {
        using var feed = await OpenAsync(content, name);
        return await feed.ToListAsync();
    }

    public static async Task<List<string>> ToListAsync(this IRecordFeed feed, int limit = int.MaxValue)
    {
        var records = new List<string>();
        do
        {
            while (records.Count < limit && feed.TryRead(out var record))
            {
                records.Add(Encoding.UTF8.GetString(record));
            }
        }
        while (records.Count < limit && await feed.FillAsync(default));
        return records;
    }
}
