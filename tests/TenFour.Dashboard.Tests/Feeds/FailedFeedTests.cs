using System.IO.Compression;
using System.Text;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Tests.Hosting;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Feeds;

public sealed class FailedFeedTests
{
    private const string Failed = "cut.ndjson.gz, ×1, failed";

    [Fact]
    public async Task Replay_OfADamagedFile_IsSaidToHaveFailedWhereverTheFeedIsNamed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Of("cut.ndjson.gz");
        await File.WriteAllBytesAsync(file, Cut(), TestContext.Current.CancellationToken);
        var feed = new FeedOptions { Wish = FeedWish.Replay, File = file, Speed = 1 };
        await using var page = await RunningPage.StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Of("data"), Feed = feed });

        var said = await page.UntilAsync("/api/feed", f => f.GetProperty("ended").GetBoolean());

        Assert.True(said.GetProperty("failed").GetBoolean());
        Assert.Contains("cut.ndjson.gz", said.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, said.GetProperty("preparation").ValueKind);
        Assert.Contains(Failed, System.Net.WebUtility.HtmlDecode(await page.Client.GetStringAsync("/engine")), StringComparison.Ordinal);
        Assert.Contains("\ntenfour_feed_failed 1\n", await page.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    /// <summary>The first half of a compressed file.</summary>
    private static byte[] Cut()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            for (var i = 0; i < 5_000; i++)
            {
                gzip.Write(Encoding.UTF8.GetBytes($$"""{"crime_id":"{{i}}","original_crime_type_name":"Alarm","call_date_time":"2018-12-31T08:00:00.000"}""" + "\n"));
            }
        }

        var whole = bytes.ToArray();
        return whole[..(whole.Length / 2)];
    }
}
