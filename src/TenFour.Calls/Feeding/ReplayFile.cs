using System.Text;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Records;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding;

/// <summary>Looks into a file before it is replayed, so that one which holds no calls is refused instead of coming to its end at once.</summary>
public static class ReplayFile
{
    private const int MostLookedAt = 100;
    private const int MostShown = 100;

    /// <exception cref="FeedException">Its first records have no time, or it cannot be read.</exception>
    public static async Task RequireCallsAsync(string path, CancellationToken cancellation)
    {
        var input = FeedInput.File(path);

        if (IsPipe(path))
        {
            return;
        }

        using var feed = await FileFeed.OpenAsync(input, new FileFeedOptions(), cancellation);
        var (records, first) = (0, "");
        do
        {
            while (records < MostLookedAt && feed.TryRead(out var record))
            {
                if (EventTime.TryGet(record, out _))
                {
                    return;
                }

                first = records == 0 ? Encoding.UTF8.GetString(record[..Math.Min(record.Length, MostShown)]) : first;
                records++;
            }
        }
        while (records < MostLookedAt && await feed.FillAsync(cancellation));
        var reason = records switch
        {
            0 => "there is no record in it",
            1 => $"its record has no time in call_date_time: {first}",
            _ => $"none of its first {records:N0} records has a time in call_date_time, the first being {first}",
        };
        throw new FeedException(
            Fault.Data,
            $"{path} holds no calls to replay: {reason}.",
            "Give the calls as a JSON array, NDJSON or CSV; a time is written as 2018-12-31T23:57:00.000.");
    }

    // Can be read only once. It has no length, and a link to one that has no name, as a shell makes it, leads to no file.
    private static bool IsPipe(string path) =>
        (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) is not FileInfo { Exists: true, Length: > 0 };
}
